using Summarizer.Evaluation.Statistics;

namespace Summarizer.Evaluation.Comparing;

/// <summary>One metric over training.</summary>
public sealed record MetricTrend
{
    internal const double MinGrowth = 0.5;
    internal const double MinOrdering = 0.4;

    /// <summary>Name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Value over all sources at each checkpoint.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Spearman's rank correlation of the values with the order of training; 0 when all values are equal.</summary>
    public required double Growth { get; init; }

    /// <summary>
    /// Kendall's tau-a between the ordering of the sources early and late: by their means over the first and over the last half of the checkpoints.
    /// Null when fewer than two sources have the metric.
    /// </summary>
    public required double? Ordering { get; init; }

    /// <summary>True when both are high enough.</summary>
    public required bool Kept { get; init; }

    /// <param name="metric">Name.</param>
    /// <param name="values">Value over all sources at each checkpoint.</param>
    /// <param name="sources">For every source that has the metric, its value at each checkpoint.</param>
    internal static MetricTrend Of(string metric, IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<double>> sources)
    {
        // The middle one of an odd number belongs to neither half.
        var half = values.Count / 2;
        var growth = RankCorrelation.Spearman([.. Enumerable.Range(0, values.Count).Select(i => (double)i)], values);
        var ordering = RankCorrelation.Kendall([.. sources.Select(s => s.Take(half).Average())], [.. sources.Select(s => s.TakeLast(half).Average())]);
        return new MetricTrend
        {
            Metric = metric,
            Values = values,
            Growth = growth,
            Ordering = ordering,
            Kept = growth >= MinGrowth && ordering is null or >= MinOrdering,
        };
    }
}
