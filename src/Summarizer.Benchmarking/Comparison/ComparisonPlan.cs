using Summarizer.Benchmarking.Planning;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>
/// How to compare. Every request writes exactly <see cref="OutputTokens"/>: end tokens are ordinary ones, so that no model is faster by
/// being brief.
/// </summary>
public sealed record ComparisonPlan
{
    /// <summary>Tokens that every request writes.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>Measured rounds. In each, every model has its turn, in the same order: A B A B.</summary>
    public int Runs { get; init; } = 10;

    /// <summary>Rounds before them that do not count.</summary>
    public int Warmup { get; init; } = 2;

    /// <summary>Requests that a model gets at once in its turn.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>Seed of the bootstrap, and of random input.</summary>
    public long Seed { get; init; }

    /// <summary>This machine as measured, to predict the times of it beside what is measured; null for no prediction.</summary>
    public PlannedDevice? Machine { get; init; }
}
