using System.Text.RegularExpressions;
using Summarizer.Evaluation.Data;

namespace Summarizer.Evaluation.Facts;

/// <summary>A document and what a summary of it should tell: stretches of its text, which its file marks with double brackets.</summary>
/// <param name="Name">Name of the file: the kind of document and a number.</param>
/// <param name="Text">The document without the brackets.</param>
/// <param name="Facts">What stood in brackets, with its place.</param>
public sealed partial record FactDocument(string Name, string Text, IReadOnlyList<Fact> Facts)
{
    /// <summary>Words between white space.</summary>
    public int Words => Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Reads all *.txt files of a folder, in order of their names.</summary>
    /// <exception cref="EvaluationDataException">There is no such file, or one without facts.</exception>
    public static IReadOnlyList<FactDocument> ReadAll(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToList() : [];
        return files.Count > 0
            ? [.. files.Select(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))]
            : throw new EvaluationDataException($"'{folder}' holds no *.txt file. Give a folder of documents whose facts stand in [[double brackets]].");
    }

    /// <summary>Takes the brackets out of a text.</summary>
    /// <exception cref="EvaluationDataException">Nothing is marked.</exception>
    public static FactDocument Parse(string name, string marked)
    {
        var (text, facts, at) = ("", new List<Fact>(), 0);
        foreach (Match match in Marked().Matches(marked))
        {
            text += marked[at..match.Index];
            facts.Add(new(match.Groups[1].Value, text.Length));
            text += match.Groups[1].Value;
            at = match.Index + match.Length;
        }

        return facts.Count > 0
            ? new(name, text + marked[at..], facts)
            : throw new EvaluationDataException($"The document '{name}' marks no fact. Put what a summary should tell in [[double brackets]].");
    }

    [GeneratedRegex(@"\[\[(.+?)\]\]", RegexOptions.Singleline)]
    private static partial Regex Marked();
}

/// <summary>Something that a summary should tell.</summary>
/// <param name="Words">As the document says it.</param>
/// <param name="Offset">UTF-16 index in the document.</param>
public sealed record Fact(string Words, int Offset)
{
    /// <summary>Whether a summary says it in these words, whatever their case and white space.</summary>
    public bool StandsIn(string summary) => Plain(summary).Contains(Plain(Words), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
