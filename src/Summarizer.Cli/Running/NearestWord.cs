namespace Summarizer.Cli.Running;

/// <summary>The word that a person probably meant.</summary>
internal static class NearestWord
{
    /// <summary>
    /// The known word with the fewest letters to change (Levenshtein distance), when that is at most a third of them; null for none.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> known) => known
        .Select(k => (Word: k, Distance: Distance(word, k)))
        .Where(k => k.Distance <= Math.Max(1, (k.Word.TrimStart('-').Length + 1) / 3))
        .OrderBy(k => k.Distance)
        .ThenBy(k => k.Word, StringComparer.Ordinal)
        .Select(k => k.Word)
        .FirstOrDefault();

    private static int Distance(string a, string b)
    {
        int[] above = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
            }

            above = row;
        }

        return above[^1];
    }
}
