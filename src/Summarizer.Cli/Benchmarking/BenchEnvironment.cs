using System.Runtime.InteropServices;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Benchmarking.Hardware;

namespace Summarizer.Cli.Benchmarking;

/// <summary>The machine and the settings of a measurement.</summary>
internal sealed record BenchEnvironment(
    string Version, string Os, string Processor, int Processors, int Threads, string Dotnet, string Runtime, int Warmup, int Runs, int Seed)
{
    public static BenchEnvironment Of(BenchPlan plan) => new(
        PrintVersion.Version,
        RuntimeInformation.OSDescription,
        ProcessorName.Read(),
        Environment.ProcessorCount,
        plan.Threads == 0 ? Environment.ProcessorCount : plan.Threads,
        RuntimeInformation.FrameworkDescription,
        CommonOptions.Runtimes.First(word => word.Value == plan.Runtime).Key,
        plan.Warmup,
        plan.Runs,
        plan.Seed);
}
