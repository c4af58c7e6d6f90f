using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Summarizer.TestSupport;

/// <summary>
/// Runs .NET programs on an emulated Intel Haswell: AVX2, neither AVX-512 nor VNNI, so that ONNX Runtime takes the kernels of such
/// processors. It is some twenty times slower than the processor below it.
/// </summary>
public static class EmulatedProcessor
{
    /// <summary>
    /// Says whether tests on the emulated processor shall run: this is Linux on x86-64, and QEMU is installed or this is a build server.
    /// </summary>
    public static bool ShallRun { get; } =
        OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64 && Programs.ShallRun(Programs.Emulator);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Path of its assembly.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>The exit code, standard output and standard error.</returns>
    /// <exception cref="FileNotFoundException">QEMU or the .NET host is not installed.</exception>
    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Programs.Require(Programs.Emulator), ["-cpu", "Haswell", DotnetHost(), "exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    // The emulator takes neither scripts nor symbolic links.
    private static string DotnetHost()
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : Programs.Require("dotnet");
        return File.ResolveLinkTarget(host, returnFinalTarget: true)?.FullName ?? host;
    }
}
