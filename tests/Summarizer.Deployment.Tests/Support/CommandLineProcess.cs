using System.Diagnostics;

namespace Summarizer.Deployment.Tests.Support;

/// <summary>The command line as a person starts it: a process of its own.</summary>
internal static class CommandLineProcess
{
    private const string Sample = "Try it: curl -s ";

    /// <summary>Runs it to its end.</summary>
    /// <returns>Exit code, and both streams one after the other.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string folder, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment, CancellationToken cancellationToken)
    {
        using var process = Start(folder, arguments, environment);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Runs <c>serve</c> on a free port until the service was used.</summary>
    public static async Task ServeAsync(
        string folder,
        IEnumerable<string> arguments,
        IEnumerable<(string Name, string Value)> environment,
        Func<Uri, Task> use,
        CancellationToken cancellationToken)
    {
        using var process = Start(folder, [.. arguments, "--urls", "http://127.0.0.1:0"], environment);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var read = "";
            while (!read.Contains(Sample, StringComparison.Ordinal))
            {
                read = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException(
                    $"serve has ended: {await errors}");
            }

            var rest = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var address = read[(read.IndexOf(Sample, StringComparison.Ordinal) + Sample.Length)..];
            await use(new(address[..address.IndexOf("/v1/", StringComparison.Ordinal)]));
            process.Kill();
            await rest;
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static Process Start(string folder, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Summarizer.Cli.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
