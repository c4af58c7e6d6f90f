using Summarizer.Client.Common;

namespace Summarizer.Client.Comparison;

/// <summary>
/// A finished comparison: of one pair of lengths in <see cref="Results"/> and <see cref="Speedups"/>, or of a grid in <see cref="Sweep"/>.
/// </summary>
public sealed record CompareResponse
{
    /// <summary>Id of this comparison.</summary>
    public required string Id { get; init; }

    /// <summary>When the request was accepted, in Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>Machine and software.</summary>
    public required MachineStamp Environment { get; init; }

    /// <summary>How it was measured.</summary>
    public required ComparisonSettings Settings { get; init; }

    /// <summary>One entry per model, in the order asked for; empty for a sweep.</summary>
    public required IReadOnlyList<ComparedModel> Results { get; init; }

    /// <summary>The first model against the other; empty for a sweep, and for a single model.</summary>
    public required IReadOnlyList<Speedup> Speedups { get; init; }

    /// <summary>The grid of a sweep; null otherwise.</summary>
    public SweepResult? Sweep { get; init; }

    /// <summary>How each number is made, by its name.</summary>
    public required IReadOnlyDictionary<string, string> Definitions { get; init; }

    /// <summary>What the reader should know.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }
}

/// <summary>How a comparison was measured.</summary>
/// <param name="Runs">Measured turns of every model, interleaved.</param>
/// <param name="Warmup">Turns before them that do not count.</param>
/// <param name="Concurrency">Requests at once in a turn.</param>
/// <param name="Seed">Seed of the bootstrap, and of random input.</param>
public sealed record ComparisonSettings(int Runs, int Warmup, int Concurrency, long Seed);

/// <summary>How much faster the first model is: median of the other over median of the first. Above 1 the first is faster.</summary>
/// <param name="Model">The first model.</param>
/// <param name="Baseline">The model that it is compared with.</param>
/// <param name="N">Requests behind each median.</param>
/// <param name="Ttft">Time to first token.</param>
/// <param name="E2e">End-to-end time.</param>
public sealed record Speedup(string Model, string Baseline, int N, RatioEstimate Ttft, RatioEstimate E2e)
{
    /// <summary>Time per output token; null for a single output token.</summary>
    public RatioEstimate? Tpot { get; init; }
}

/// <summary>An estimated ratio.</summary>
/// <param name="Ratio">The estimate.</param>
public sealed record RatioEstimate(double Ratio)
{
    /// <summary>Lower end of its 95 % interval; null when there are too few runs for one.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end.</summary>
    public double? High { get; init; }
}

/// <summary>The machine and the software behind a measurement.</summary>
public sealed record MachineStamp
{
    /// <summary>Name of the processor.</summary>
    public required string Processor { get; init; }

    /// <summary>Logical processors that the service may use.</summary>
    public required int Cores { get; init; }

    /// <summary>Threads of one graph run.</summary>
    public required int Threads { get; init; }

    /// <summary>Operating system.</summary>
    public required string Os { get; init; }

    /// <summary>.NET runtime.</summary>
    public required string Dotnet { get; init; }

    /// <summary>Version of ONNX Runtime.</summary>
    public required string Onnxruntime { get; init; }

    /// <summary>ONNX Runtime execution provider.</summary>
    public required string ExecutionProvider { get; init; }

    /// <summary>Device that the models run on.</summary>
    public required string Device { get; init; }

    /// <summary>Version of the service.</summary>
    public required string Version { get; init; }

    /// <summary>Commit that it was built from; null when that is unknown.</summary>
    public string? Commit { get; init; }
}
