using System.Text.Json;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Text;

/// <summary>
/// The card of a checkpoint: a <c>card.json</c> beside its config.json, written as in a manifest, else what the head of its <c>README.md</c> says of licence and languages.
/// </summary>
internal static class CardFile
{
    private const string Name = "card.json";
    private const string ReadmeName = "README.md";
    private const int MostLines = 500;

    /// <exception cref="ExportException">card.json is damaged.</exception>
    public static ModelCard Read(string folder, ModelKind kind)
    {
        var follows = kind is ModelKind.GemmaTurns or ModelKind.Instructions;
        if (!File.Exists(Path.Combine(folder, Name)))
        {
            var (licence, languages) = Readme(Path.Combine(folder, ReadmeName));
            return new ModelCard { Licence = licence, Languages = languages, FollowsInstructions = follows };
        }

        using var document = JsonFile.Read(folder, Name);
        try
        {
            return ModelCard.Read(document.RootElement.GetRawText());
        }
        catch (JsonException error)
        {
            throw new ExportException($"{Name} cannot be read: {error.Message} Write it as the card of a manifest.", error);
        }
    }

    // Hub cards begin with YAML between two lines of three hyphens; of it only "license: x", "language: x" and lists below them are read.
    private static (string? Licence, IReadOnlyList<string> Languages) Readme(string path)
    {
        if (!File.Exists(path))
        {
            return (null, []);
        }

        var lines = File.ReadLines(path).Take(MostLines).ToList();
        var end = lines.Count > 0 && lines[0].Trim() == "---" ? lines.FindIndex(1, line => line.Trim() == "---") : -1;
        if (end < 0)
        {
            return (null, []);
        }

        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var field = "";
        foreach (var line in lines[1..end])
        {
            if (line.TrimStart().StartsWith("- ", StringComparison.Ordinal))
            {
                Add(fields, field, line.TrimStart()[2..]);
            }
            else if (!char.IsWhiteSpace(line.FirstOrDefault(' ')) && line.Split(':', 2) is [var name, var value])
            {
                field = name.Trim();
                foreach (var part in value.Trim().TrimStart('[').TrimEnd(']').Split(','))
                {
                    Add(fields, field, part);
                }
            }
        }

        return (fields.GetValueOrDefault("license")?.FirstOrDefault(), fields.GetValueOrDefault("language") ?? []);
    }

    private static void Add(Dictionary<string, List<string>> fields, string name, string value)
    {
        if (value.Trim().Trim('"', '\'') is { Length: > 0 and < 64 } text)
        {
            fields[name] = [.. fields.GetValueOrDefault(name) ?? [], text];
        }
    }
}
