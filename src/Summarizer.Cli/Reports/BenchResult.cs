using Summarizer.Cli.Benchmarking;

namespace Summarizer.Cli.Reports;

/// <summary>The numbers of one batch size; <see cref="BenchDefinitions"/> says how each is made.</summary>
internal sealed record BenchResult
{
    public required int Batch { get; init; }

    public required int InputTokens { get; init; }

    public required int OutputTokens { get; init; }

    public required double EncodeMs { get; init; }

    public required double TtftMs { get; init; }

    /// <summary>Null when no step had every row writing, as with a single output token.</summary>
    public required double? StepMs { get; init; }

    public required double TokensPerS { get; init; }

    public required double PeakRssMb { get; init; }
}
