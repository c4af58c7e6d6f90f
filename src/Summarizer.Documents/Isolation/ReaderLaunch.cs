using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Summarizer.Documents.Isolation;

/// <summary>Starts this assembly as a program.</summary>
internal static class ReaderLaunch
{
    private const long Mebibyte = 1 << 20;

    /// <summary>Starts a reader.</summary>
    /// <param name="task">Its one argument.</param>
    /// <param name="memoryMiB">Limit of its managed heap.</param>
    public static Process Start(string task, int memoryMiB)
    {
        var start = new ProcessStartInfo(Host())
        {
            ArgumentList = { "exec", typeof(ReaderLaunch).Assembly.Location, task },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A reader that a file takes over finds no secret in its environment.
        start.Environment.Clear();
        start.Environment["DOTNET_GCHeapHardLimit"] = (memoryMiB * Mebibyte).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        return Process.Start(start) ?? throw new InvalidOperationException("The reading process did not start.");
    }

    // The program that runs .NET programs lies three folders above the runtime: host/shared/Microsoft.NETCore.App/VERSION.
    private static string Host()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
    }
}
