namespace Summarizer.Evaluation.Metrics;

/// <summary>Length of the longest common subsequence, in time |a| |b| and memory |b|.</summary>
internal static class LongestCommonSubsequence
{
    public static int Length(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        // row[j]: length for the words of a so far and the first j words of b.
        var row = new int[b.Length + 1];
        foreach (var word in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = word == b[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
