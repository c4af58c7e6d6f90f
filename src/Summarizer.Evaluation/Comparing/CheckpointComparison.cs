namespace Summarizer.Evaluation.Comparing;

/// <summary>Metrics of several checkpoints of one training, which of them can be trusted to tell checkpoints apart, and the checkpoint that those choose.</summary>
public sealed record CheckpointComparison
{
    /// <summary>Layout version.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The checkpoints in the order of training.</summary>
    public required IReadOnlyList<string> Checkpoints { get; init; }

    /// <summary>Least <see cref="MetricTrend.Growth"/> of a metric that is kept.</summary>
    public double MinGrowth { get; init; } = MetricTrend.MinGrowth;

    /// <summary>Least <see cref="MetricTrend.Ordering"/> of a metric that is kept.</summary>
    public double MinOrdering { get; init; } = MetricTrend.MinOrdering;

    /// <summary>Every metric that all checkpoints have.</summary>
    public required IReadOnlyList<MetricTrend> Metrics { get; init; }

    /// <summary>Index of the checkpoint with the best mean rank over the kept metrics (over all, if none is kept); the latest of equal ones.</summary>
    public required int Chosen { get; init; }
}
