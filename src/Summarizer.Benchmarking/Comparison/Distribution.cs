using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>How measured values are spread. A percentile that so few values cannot support is left out.</summary>
public sealed record Distribution
{
    /// <summary>Values from which the 95th percentile is more than the largest value.</summary>
    public const int LeastForP95 = 20;

    /// <summary>Values from which the 99th percentile is more than the largest value.</summary>
    public const int LeastForP99 = 100;

    /// <summary>Number of values.</summary>
    public required int N { get; init; }

    /// <summary>Arithmetic mean.</summary>
    public required double Mean { get; init; }

    /// <summary>Sample standard deviation (n - 1); null for a single value.</summary>
    public double? Std { get; init; }

    /// <summary>Smallest value.</summary>
    public required double Min { get; init; }

    /// <summary>Median.</summary>
    public required double P50 { get; init; }

    /// <summary>90th percentile.</summary>
    public required double P90 { get; init; }

    /// <summary>95th percentile; null below 20 values.</summary>
    public double? P95 { get; init; }

    /// <summary>99th percentile; null below 100 values.</summary>
    public double? P99 { get; init; }

    /// <summary>Largest value.</summary>
    public required double Max { get; init; }

    /// <summary>
    /// Describes values; null when there are none. Percentiles are interpolated between order statistics, as numpy does by default.
    /// </summary>
    public static Distribution? Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            return null;
        }

        var mean = sorted.Average();
        return new()
        {
            N = sorted.Length,
            Mean = mean,
            Std = sorted.Length > 1 ? Math.Sqrt(sorted.Sum(v => (v - mean) * (v - mean)) / (sorted.Length - 1)) : null,
            Min = sorted[0],
            P50 = Quantile.Of(sorted, 0.5),
            P90 = Quantile.Of(sorted, 0.9),
            P95 = sorted.Length >= LeastForP95 ? Quantile.Of(sorted, 0.95) : null,
            P99 = sorted.Length >= LeastForP99 ? Quantile.Of(sorted, 0.99) : null,
            Max = sorted[^1],
        };
    }

    /// <summary>The same with three decimals: finer than any of the clocks is steady.</summary>
    internal Distribution Rounded() => this with
    {
        Mean = Math.Round(Mean, 3),
        Std = Round(Std),
        Min = Math.Round(Min, 3),
        P50 = Math.Round(P50, 3),
        P90 = Math.Round(P90, 3),
        P95 = Round(P95),
        P99 = Round(P99),
        Max = Math.Round(Max, 3),
    };

    private static double? Round(double? value) => value is { } v ? Math.Round(v, 3) : null;
}
