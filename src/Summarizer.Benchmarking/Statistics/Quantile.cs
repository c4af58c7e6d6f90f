namespace Summarizer.Benchmarking.Statistics;

/// <summary>Quantiles with linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, numpy's default).</summary>
internal static class Quantile
{
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="probability">0 to 1.</param>
    public static double Of(ReadOnlySpan<double> sorted, double probability)
    {
        var position = probability * (sorted.Length - 1);
        var low = (int)position;
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((position - low) * (sorted[high] - sorted[low]));
    }
}
