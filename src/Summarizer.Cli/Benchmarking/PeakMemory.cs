using System.Diagnostics;
using System.Globalization;

namespace Summarizer.Cli.Benchmarking;

/// <summary>Largest resident memory that this process ever had.</summary>
internal static class PeakMemory
{
    private const string StatusFile = "/proc/self/status";

    /// <summary>The peak in MiB: VmHWM on Linux, the peak working set elsewhere.</summary>
    public static double ReadMebibytes()
    {
        if (HighWaterMarkKibibytes() is { } kibibytes)
        {
            return Math.Round(kibibytes / 1024.0, 1);
        }

        using var process = Process.GetCurrentProcess();
        return Math.Round(process.PeakWorkingSet64 / (1024.0 * 1024.0), 1);
    }

    private static long? HighWaterMarkKibibytes()
    {
        // The line reads "VmHWM:    12345 kB"; other systems have no such file.
        var line = File.Exists(StatusFile)
            ? File.ReadLines(StatusFile).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
            : null;
        return line is null
            ? null
            : long.Parse(line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
