using System.Globalization;

namespace Summarizer.StressTests.Overloading;

/// <summary>What a process holds at a moment.</summary>
/// <param name="At">Since the start of the overload.</param>
/// <param name="ResidentMiB">Resident memory.</param>
/// <param name="Handles">Open file descriptors, sockets included.</param>
/// <param name="Threads">Threads.</param>
internal readonly record struct Resources(TimeSpan At, double ResidentMiB, int Handles, int Threads)
{
    /// <summary>Looks at a process. Linux only.</summary>
    public static Resources Of(int process, TimeSpan at)
    {
        var status = File.ReadLines($"/proc/{process}/status")
            .Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1].Trim());
        return new(
            at,
            long.Parse(status["VmRSS"].Split(' ')[0], CultureInfo.InvariantCulture) / 1024.0,
            Directory.GetFileSystemEntries($"/proc/{process}/fd").Length,
            int.Parse(status["Threads"], CultureInfo.InvariantCulture));
    }
}
