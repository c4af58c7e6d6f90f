using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Summarizer.StressTests.Replicas;

/// <summary>Other programs: those of Debian's packages.</summary>
internal static class Programs
{
    public const string Redis = "redis-server", Proxy = "nginx";

    /// <summary>Path of a program, or null.</summary>
    public static string? Find(string name)
    {
        // Debian keeps daemons where a user's PATH does not look.
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin"];
        return folders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>Path of a program.</summary>
    /// <exception cref="FileNotFoundException">It is not installed; the message says how to.</exception>
    public static string Require(string name) => Find(name)
        ?? throw new FileNotFoundException($"There is no {name} on the PATH; 'apt-get install -y --no-install-recommends redis-server nginx-light' brings it.");

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Sends a signal by name.</summary>
    public static void Signal(Process process, string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
