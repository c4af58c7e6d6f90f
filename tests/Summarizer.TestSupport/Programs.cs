using System.Diagnostics;
using System.Globalization;

namespace Summarizer.TestSupport;

/// <summary>Programs that tests start and that are not part of the .NET SDK.</summary>
public static class Programs
{
    /// <summary>Debian's package of Redis.</summary>
    public const string Redis = "redis-server";

    /// <summary>The proxy of <c>samples/replicas</c>, Debian's package nginx-light.</summary>
    public const string Proxy = "nginx";

    /// <summary>Python, for samples and training recipes that are written in it.</summary>
    public const string Python = "python3";

    /// <summary>QEMU's emulator of an x86-64 processor, Debian's package qemu-user.</summary>
    public const string Emulator = "qemu-x86_64";

    /// <summary>Node.js, for clients from npm.</summary>
    public const string Node = "node";

    /// <summary>Says how the programs are installed.</summary>
    public const string HowToInstall =
        "A program that this test starts is missing; 'apt-get install -y --no-install-recommends redis-server nginx-light python3 qemu-user' installs all.";

    /// <summary>
    /// Gets a value indicating whether the tests run on a build server, where a missing program fails its tests instead of skipping them.
    /// </summary>
    public static bool IsBuildServer { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Says whether tests that start programs shall run: every program is installed, or this is a build server.</summary>
    /// <param name="names">Names of the programs.</param>
    public static bool ShallRun(params ReadOnlySpan<string> names)
    {
        var missing = 0;
        foreach (var name in names)
        {
            missing += Find(name) is null ? 1 : 0;
        }

        return missing == 0 || IsBuildServer;
    }

    /// <summary>Finds a program on the PATH and in <c>/usr/sbin</c>, where Debian keeps daemons.</summary>
    /// <param name="name">Name of the program.</param>
    /// <returns>Its path, or null when it is not installed.</returns>
    public static string? Find(string name)
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin"];
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>Finds a program that must be there.</summary>
    /// <param name="name">Name of the program.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="FileNotFoundException">It is not installed; the message says how to install it.</exception>
    public static string Require(string name) => Find(name) ?? throw new FileNotFoundException($"There is no {name} on the PATH. {HowToInstall}");

    /// <summary>Sends a signal to a process.</summary>
    /// <param name="process">The process.</param>
    /// <param name="name">Name of the signal, for example TERM.</param>
    public static void Signal(Process process, string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
