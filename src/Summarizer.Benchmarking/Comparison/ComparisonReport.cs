using Summarizer.Benchmarking.Hardware;
using Summarizer.Benchmarking.Statistics;
using Summarizer.Requests;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>A finished comparison: of one pair of lengths in results and speedups, or of many in sweep.</summary>
public sealed record ComparisonReport
{
    /// <summary>Machine and software.</summary>
    public required MachineStamp Environment { get; init; }

    /// <summary>How it was measured.</summary>
    public required ComparisonSettings Settings { get; init; }

    /// <summary>One entry per model, in the order asked for; empty for a sweep.</summary>
    public required IReadOnlyList<ComparedModel> Results { get; init; }

    /// <summary>The first model against each of the others; empty for a sweep.</summary>
    public required IReadOnlyList<Speedup> Speedups { get; init; }

    /// <summary>The grid of a sweep; absent otherwise.</summary>
    public SweepResult? Sweep { get; init; }

    /// <summary>How each number is made, by its name.</summary>
    public IReadOnlyDictionary<string, string> Definitions { get; } = ComparisonDefinitions.All;

    /// <summary>What the reader should know.</summary>
    public required IReadOnlyList<SummaryWarning> Warnings { get; init; }
}

/// <summary>How a comparison was measured.</summary>
/// <param name="Runs">Measured turns of every model, interleaved: A B A B.</param>
/// <param name="Warmup">Turns before them that do not count.</param>
/// <param name="Concurrency">Requests at once in a turn.</param>
/// <param name="Seed">Seed of the bootstrap, and of random input.</param>
public sealed record ComparisonSettings(int Runs, int Warmup, int Concurrency, long Seed);

/// <summary>
/// How much faster the first model is: median of the other over median of the first, with a 95 % interval. Above 1 the first is faster.
/// </summary>
/// <param name="Model">The first model.</param>
/// <param name="Baseline">The model that it is compared with.</param>
/// <param name="N">Requests behind each median.</param>
/// <param name="Ttft">Time to first token.</param>
/// <param name="Tpot">Time per output token; absent for a single output token.</param>
/// <param name="E2e">End-to-end time.</param>
public sealed record Speedup(string Model, string Baseline, int N, RatioEstimate Ttft, RatioEstimate? Tpot, RatioEstimate E2e);
