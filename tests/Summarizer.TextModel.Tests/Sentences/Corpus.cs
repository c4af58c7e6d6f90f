namespace Summarizer.TextModel.Tests.Sentences;

/// <summary>Texts whose sentences are known. A line holds a language and its sentences with ‖ between them.</summary>
internal static class Corpus
{
    public static readonly string[] Languages = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ru", "zh", "ja", "ar", "hi", "ur", "th"];

    public static IEnumerable<(string Text, List<(int Start, int End)> Sentences)> Of(string language)
    {
        using var reader = new StreamReader(typeof(Corpus).Assembly.GetManifestResourceStream(language + ".tsv")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return Parse(line.Split('\t')[1]);
            }
        }
    }

    private static (string Text, List<(int Start, int End)> Sentences) Parse(string line)
    {
        var text = line.Replace(" ‖ ", " ", StringComparison.Ordinal).Replace("‖", "", StringComparison.Ordinal);
        var sentences = new List<(int Start, int End)>();
        foreach (var sentence in line.Split('‖', StringSplitOptions.TrimEntries))
        {
            var start = text.IndexOf(sentence, sentences.Count > 0 ? sentences[^1].End : 0, StringComparison.Ordinal);
            sentences.Add((start, start + sentence.Length));
        }

        return (text, sentences);
    }
}
