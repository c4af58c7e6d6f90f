using System.Runtime.InteropServices;

namespace Summarizer.Benchmarking.Hardware;

/// <summary>Which processor a number was measured on.</summary>
public static class ProcessorName
{
    private const string CpuInfo = "/proc/cpuinfo";

    /// <summary>The name where the system tells it, otherwise the architecture.</summary>
    public static string Read()
    {
        var line = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return line is null
            ? RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()
            : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
