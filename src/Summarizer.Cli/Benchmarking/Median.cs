namespace Summarizer.Cli.Benchmarking;

/// <summary>The middle value.</summary>
internal static class Median
{
    /// <summary>Mean of the two middle values for an even count; null for none.</summary>
    public static double? Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length switch
        {
            0 => null,
            _ when sorted.Length % 2 == 1 => sorted[middle],
            _ => (sorted[middle - 1] + sorted[middle]) / 2,
        };
    }
}
