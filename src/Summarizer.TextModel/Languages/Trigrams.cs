namespace Summarizer.TextModel;

/// <summary>How much a text looks like each language with Latin letters, by its trigrams (Cavnar and Trenkle 1994). Of the languages without data of their own it is all that is known.</summary>
internal static class Trigrams
{
    private static readonly Dictionary<string, Dictionary<string, float>> Weights = Load();

    /// <summary>Languages that trigrams are known of.</summary>
    public static IReadOnlyCollection<string> Languages => Weights.Keys;

    /// <summary>For each language the mean weight of the text's trigrams, 0 to 1: about 0.3 for its own, and all 0 for a text of less than three characters.</summary>
    /// <param name="text">Text in small letters.</param>
    public static IReadOnlyDictionary<string, double> Of(string text)
    {
        var folded = Folded(text);
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (language, weights) in Weights)
        {
            var lookup = weights.GetAlternateLookup<ReadOnlySpan<char>>();
            var sum = 0.0;
            for (var i = 0; i + 3 <= folded.Length; i++)
            {
                sum += lookup.TryGetValue(folded.AsSpan(i, 3), out var weight) ? weight : 0;
            }

            scores[language] = sum / Math.Max(1, folded.Length - 2);
        }

        return scores;
    }

    // Letters, and one space for whatever stands between words.
    private static string Folded(string text)
    {
        var folded = new System.Text.StringBuilder("_", text.Length + 2);
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                folded.Append(c);
            }
            else if (folded[^1] != '_')
            {
                folded.Append('_');
            }
        }

        return folded[^1] == '_' ? folded.ToString() : folded.Append('_').ToString();
    }

    private static Dictionary<string, Dictionary<string, float>> Load()
    {
        var all = new Dictionary<string, Dictionary<string, float>>(StringComparer.Ordinal);
        foreach (var line in ResourceFile.Lines("languages/trigrams.txt"))
        {
            var parts = line.Split(' ');
            var weights = all[parts[0].TrimEnd(':')] = new(StringComparer.Ordinal);
            for (var i = 1; i < parts.Length; i++)
            {
                weights[parts[i]] = 1 - ((i - 1) / (float)parts.Length);
            }
        }

        return all;
    }
}
