namespace Summarizer.TextModel;

/// <summary>How much a text looks like each language with Latin letters, by its trigrams (Cavnar and Trenkle 1994). Of the languages without data of their own it is all that is known.</summary>
internal static class Trigrams
{
    private static readonly List<string> Languages = [];

    private static readonly Dictionary<string, (int Language, float Weight)[]> Weights = Load();

    private static readonly Dictionary<string, (int Language, float Weight)[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = Weights.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>For each language the mean weight of the text's trigrams, 0 to 1: about 0.3 for its own, and all 0 for a text of less than three characters.</summary>
    /// <param name="text">Text in small letters.</param>
    public static IReadOnlyDictionary<string, double> Of(string text)
    {
        var folded = Folded(text);
        var sums = new double[Languages.Count];
        for (var i = 0; i + 3 <= folded.Length; i++)
        {
            if (Lookup.TryGetValue(folded.AsSpan(i, 3), out var weights))
            {
                foreach (var (language, weight) in weights)
                {
                    sums[language] += weight;
                }
            }
        }

        return Languages.Zip(sums).ToDictionary(p => p.First, p => p.Second / Math.Max(1, folded.Length - 2), StringComparer.Ordinal);
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

    private static Dictionary<string, (int Language, float Weight)[]> Load()
    {
        var all = new Dictionary<string, List<(int, float)>>(StringComparer.Ordinal);
        foreach (var line in ResourceFile.Lines("languages/trigrams.txt"))
        {
            var parts = line.Split(' ');
            for (var i = 1; i < parts.Length; i++)
            {
                if (!all.TryGetValue(parts[i], out var weights))
                {
                    all[parts[i]] = weights = [];
                }

                weights.Add((Languages.Count, 1 - ((i - 1) / (float)parts.Length)));
            }

            Languages.Add(parts[0].TrimEnd(':'));
        }

        return all.ToDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
    }
}
