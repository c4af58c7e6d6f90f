namespace Summarizer.Cli.Reports;

/// <summary>The machine and the settings of a measurement.</summary>
internal sealed record BenchEnvironment(
    string Version, string Os, string Processor, int Processors, int Threads, string Dotnet, string Runtime,
    int Warmup, int Runs, int Seed);
