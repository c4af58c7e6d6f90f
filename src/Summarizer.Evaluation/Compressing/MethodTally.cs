using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Evaluation.Compressing;

/// <summary>Counts what one method did, row by row.</summary>
internal sealed class MethodTally(CompressionMethod method)
{
    private const double Z = 1.959964;

    private readonly List<(string Source, bool Kept, bool Strict)> _rows = [];
    private readonly List<double> _milliseconds = [];
    private long _passageTokens;
    private long _contextTokens;
    private int _overBudget;

    /// <summary>Rows so far.</summary>
    public int Rows => _rows.Count;

    public void Add(string source, (bool Kept, bool Strict) found, int passageTokens, int contextTokens, int budget, TimeSpan time)
    {
        _rows.Add((source, found.Kept, found.Strict));
        _passageTokens += passageTokens;
        _contextTokens += contextTokens;
        _overBudget += contextTokens > budget ? 1 : 0;
        _milliseconds.Add(time.TotalMilliseconds);
    }

    public CompressionScore Score()
    {
        double[] times = [.. _milliseconds.Order()];
        var (low, high) = Wilson(_rows.Count(r => r.Kept), Math.Max(1, Rows));
        return new CompressionScore(
            method,
            Rows,
            Share(_rows, r => r.Kept),
            low,
            high,
            Share(_rows, r => r.Strict),
            1 - ((double)_contextTokens / Math.Max(1, _passageTokens)),
            _overBudget,
            times.Length == 0 ? 0 : Math.Round(Quantile.Of(times, 0.5), 3),
            times.Length == 0 ? 0 : Math.Round(Quantile.Of(times, 0.95), 3),
            [.. _rows.GroupBy(r => r.Source).Select(
                g => new SourceKept(g.Key, g.Count(), Share([.. g], r => r.Kept), Share([.. g], r => r.Strict)))]);
    }

    private static double Share<T>(List<T> rows, Func<T, bool> found) => rows.Count == 0 ? 0 : (double)rows.Count(found) / rows.Count;

    private static (double Low, double High) Wilson(int successes, int trials)
    {
        var (p, n) = ((double)successes / trials, (double)trials);
        var centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n))) / (1 + (Z * Z / n));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
