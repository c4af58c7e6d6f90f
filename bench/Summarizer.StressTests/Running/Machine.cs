using System.Reflection;
using System.Runtime.InteropServices;

namespace Summarizer.StressTests.Running;

/// <summary>Where a trial ran.</summary>
/// <param name="Commit">Commit that was built; changes that were not committed do not show.</param>
/// <param name="Processor">Name of the processor.</param>
/// <param name="Processors">Logical processors of the process.</param>
/// <param name="System">Operating system.</param>
/// <param name="Runtime">Version of .NET.</param>
internal sealed record Machine(string Commit, string Processor, int Processors, string System, string Runtime)
{
    private const int ShortCommit = 12;

    public static Machine Current()
    {
        var version = typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var commit = version.Split('+').ElementAtOrDefault(1) ?? "unknown";
        return new(commit[..Math.Min(ShortCommit, commit.Length)], ProcessorName(), Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription);
    }

    public override string ToString() => $"Commit {Commit}; {Processor}, {Processors} logical processors; {System}; {Runtime}";

    private static string ProcessorName()
    {
        const string File = "/proc/cpuinfo", Key = "model name";
        var line = global::System.IO.File.Exists(File) ? global::System.IO.File.ReadLines(File).FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
