using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Options;

/// <summary>One document that a retriever found.</summary>
/// <param name="Name">How the output calls it.</param>
/// <param name="Title">Title; null for none.</param>
/// <param name="Text">The text.</param>
internal sealed record Passage(string Name, string? Title, string Text)
{
    private const string Lines = ".jsonl";

    /// <summary>The documents of a command line: files, and the lines of <c>.jsonl</c> files and of standard input.</summary>
    /// <param name="sources">File names, or <c>-</c>.</param>
    /// <param name="terminal">Where standard input is.</param>
    /// <exception cref="CommandException">A file cannot be read.</exception>
    public static IReadOnlyList<Passage> Read(IReadOnlyList<string> sources, Terminal terminal)
    {
        List<Passage> passages = [.. sources.SelectMany(s => IsLines(s) ? ReadLines(s, terminal) : [OfFile(s, terminal)])];
        return passages.Count > 0
            ? passages
            : throw new CommandException(
                $"There are no passages in {string.Join(", ", sources.Select(TextInput.NameOf))}. Write one JSON object with text and, if "
                    + "you like, id and title on each line.");
    }

    private static bool IsLines(string source) =>
        source == DocumentInput.StandardInput || Path.GetExtension(source).Equals(Lines, StringComparison.OrdinalIgnoreCase);

    private static Passage OfFile(string source, Terminal terminal)
    {
        var document = DocumentInput.Read(source, terminal);
        return new(source, document.Title, document.Text);
    }

    private static IEnumerable<Passage> ReadLines(string source, Terminal terminal)
    {
        var lines = TextInput.Read(source, terminal).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
            {
                yield return OfLine(lines[i], $"{TextInput.NameOf(source)}, line {i + 1}", $"{i + 1}");
            }
        }
    }

    private static Passage OfLine(string line, string place, string number)
    {
        try
        {
            var passage = JsonSerializer.Deserialize(line, PassageJson.Default.PassageLine);
            return passage is { Text: { } text }
                ? new(passage.Id ?? number, passage.Title, text)
                : throw new CommandException(
                    $"{place}: there is no \"text\". Write one object with text and, if you like, id and title on each line.");
        }
        catch (JsonException e)
        {
            throw new CommandException(
                $"{place}, position {e.BytePositionInLine + 1}: this is no JSON object whose text, id and title are strings. Write one such "
                    + "object on each line; id and title may be left out.",
                e);
        }
    }
}

/// <summary>One line of a file of passages.</summary>
internal sealed record PassageLine(string? Id, string? Title, string? Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PassageLine))]
internal sealed partial class PassageJson : JsonSerializerContext;
