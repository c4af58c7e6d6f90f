using System.Runtime.InteropServices;
using Summarizer.Benchmarking.Hardware;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Engine.Hosting;

namespace Summarizer.Cli.Benchmarking;

/// <summary>What to measure. Every row reads and writes exactly these lengths: the end token is not chosen before.</summary>
internal sealed record BenchPlan
{
    /// <summary>What runs the decoder's loop.</summary>
    public required EngineRuntime Runtime { get; init; }

    /// <summary>Tokens each row reads.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Tokens each row writes.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>Rows that run at the same time; one result each.</summary>
    public required IReadOnlyList<int> Batches { get; init; }

    /// <summary>Threads of one graph run; 0 is all processors.</summary>
    public required int Threads { get; init; }

    /// <summary>Runs before the measured ones.</summary>
    public required int Warmup { get; init; }

    /// <summary>Measured runs.</summary>
    public required int Runs { get; init; }

    /// <summary>Seed of the input ids.</summary>
    public required int Seed { get; init; }

    /// <summary>This machine, with the settings of the plan.</summary>
    public BenchEnvironment Environment() => new(
        PrintVersion.Version,
        RuntimeInformation.OSDescription,
        ProcessorName.Read(),
        System.Environment.ProcessorCount,
        Threads == 0 ? System.Environment.ProcessorCount : Threads,
        RuntimeInformation.FrameworkDescription,
        CommonOptions.Runtimes.First(word => word.Value == Runtime).Key,
        Warmup,
        Runs,
        Seed);
}
