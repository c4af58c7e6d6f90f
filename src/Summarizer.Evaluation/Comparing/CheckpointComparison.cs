namespace Summarizer.Evaluation.Comparing;

/// <summary>Metrics of several checkpoints of one training, and which of them can be trusted to tell checkpoints apart.</summary>
public sealed record CheckpointComparison
{
    /// <summary>Layout version.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The checkpoints in the order of training.</summary>
    public required IReadOnlyList<string> Checkpoints { get; init; }

    /// <summary>Least <see cref="MetricTrend.MonotonicGrowth"/> of a metric that is kept.</summary>
    public double MinMonotonicGrowth { get; init; } = MetricTrend.MinMonotonicGrowth;

    /// <summary><see cref="MetricTrend.OrderingAgreement"/> must be above this for a metric to be kept.</summary>
    public double MinOrderingAgreement { get; init; } = MetricTrend.MinOrderingAgreement;

    /// <summary>Every quality metric, over all sources and then of each source.</summary>
    public required IReadOnlyList<MetricTrend> Metrics { get; init; }
}
