using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Evaluation.Compressing;

/// <summary>Counts what one method did, row by row.</summary>
internal sealed class MethodTally(CompressionMethod method)
{
    private const double Z = 1.959964;

    private readonly List<double> _milliseconds = [];
    private int _kept;
    private long _documentTokens;
    private long _contextTokens;
    private int _overBudget;

    public void Add(bool kept, int documentTokens, int contextTokens, int budget, TimeSpan time)
    {
        _kept += kept ? 1 : 0;
        _documentTokens += documentTokens;
        _contextTokens += contextTokens;
        _overBudget += contextTokens > budget ? 1 : 0;
        _milliseconds.Add(time.TotalMilliseconds);
    }

    public CompressionScore Score()
    {
        double[] times = [.. _milliseconds.Order()];
        var (low, high) = Wilson(_kept, times.Length);
        return new CompressionScore(
            method,
            times.Length,
            (double)_kept / times.Length,
            low,
            high,
            1 - ((double)_contextTokens / _documentTokens),
            _overBudget,
            Math.Round(Quantile.Of(times, 0.5), 3),
            Math.Round(Quantile.Of(times, 0.95), 3));
    }

    private static (double Low, double High) Wilson(int successes, int trials)
    {
        var (p, n) = ((double)successes / trials, (double)trials);
        var centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n))) / (1 + (Z * Z / n));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
