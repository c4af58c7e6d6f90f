using System.Diagnostics;
using System.Globalization;

namespace Summarizer.Cli.Benchmarking;

/// <summary>Largest resident memory of this process.</summary>
internal static class PeakMemory
{
    private const string StatusFile = "/proc/self/status";
    private const string ResetFile = "/proc/self/clear_refs";

    /// <summary>Starts a new peak at the present size where the system can (Linux, proc(5): writing 5 resets VmHWM).</summary>
    public static void Reset()
    {
        try
        {
            if (File.Exists(ResetFile))
            {
                File.WriteAllText(ResetFile, "5");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Some containers forbid it. The peak then covers the whole life of the process, as its definition says.
        }
    }

    /// <summary>The peak in MiB.</summary>
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
        var line = File.Exists(StatusFile) ? File.ReadLines(StatusFile).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return line is null ? null : long.Parse(line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
