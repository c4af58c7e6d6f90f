namespace Summarizer.Evaluation.Results;

/// <summary>Bins of the length ratio: [0, 0.25), [0.25, 0.5), ... [2.75, 3), and one for 3 and above.</summary>
public static class LengthRatios
{
    /// <summary>Width of a bin.</summary>
    public const double BinWidth = 0.25;

    /// <summary>Number of bins, the last one open.</summary>
    public const int Bins = 13;

    /// <summary>Number of ratios in each bin.</summary>
    public static IReadOnlyList<int> Count(IEnumerable<double> ratios)
    {
        var counts = new int[Bins];
        foreach (var ratio in ratios)
        {
            counts[(int)Math.Min(ratio / BinWidth, Bins - 1)]++;
        }

        return counts;
    }
}
