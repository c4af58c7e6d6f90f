namespace Summarizer.StressTests.Overloading;

/// <summary>Quantiles of latencies, in milliseconds.</summary>
internal sealed class Quantiles(IEnumerable<Shot> shots)
{
    private readonly double[] _sorted = [.. shots.Select(s => s.Latency.TotalMilliseconds).Order()];

    /// <summary>How many.</summary>
    public int Count => _sorted.Length;

    /// <summary>The smallest value that so large a share does not exceed; NaN when there is none.</summary>
    public double At(double share) => _sorted.Length == 0 ? double.NaN : _sorted[(int)Math.Ceiling(share * _sorted.Length) - 1];
}
