using Summarizer.Evaluation.Statistics;

namespace Summarizer.Evaluation.Comparing;

/// <summary>One metric over training.</summary>
public sealed record MetricTrend
{
    internal const double MinMonotonicGrowth = 0.5;
    internal const double MinOrderingAgreement = 0;

    /// <summary>Name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Name of the source; null for all sources together.</summary>
    public required string? Source { get; init; }

    /// <summary>Value at each checkpoint.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Index of the highest value, the first of equal ones.</summary>
    public required int Best { get; init; }

    /// <summary>Spearman's rank correlation of the values with the training order; null when all values are equal.</summary>
    public required double? MonotonicGrowth { get; init; }

    /// <summary>Kendall's tau-a between the values of the first and of the last half of the checkpoints, in order; null below four checkpoints.</summary>
    public required double? OrderingAgreement { get; init; }

    /// <summary>True when both are high enough.</summary>
    public required bool Keep { get; init; }

    internal static MetricTrend Of(string metric, string? source, IReadOnlyList<double> values)
    {
        // The middle one of an odd number belongs to neither half.
        var half = values.Count / 2;
        var growth = RankCorrelation.Spearman([.. Enumerable.Range(0, values.Count).Select(i => (double)i)], values);
        var agreement = RankCorrelation.KendallA([.. values.Take(half)], [.. values.TakeLast(half)]);
        return new MetricTrend
        {
            Metric = metric,
            Source = source,
            Values = values,
            Best = values.Index().MaxBy(v => v.Item).Index,
            MonotonicGrowth = growth,
            OrderingAgreement = agreement,
            Keep = growth >= MinMonotonicGrowth && agreement > MinOrderingAgreement,
        };
    }
}
