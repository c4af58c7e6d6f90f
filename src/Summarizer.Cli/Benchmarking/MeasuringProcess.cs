using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Benchmarking;

/// <summary>
/// Measures one batch size in a process of its own. Making a random model, or measuring another batch size, leaves memory behind that no
/// service with this model has; it would count in the peak.
/// </summary>
internal static class MeasuringProcess
{
    public static async Task<BenchReport> RunAsync(
        string folder, BenchPlan plan, int batch, Terminal terminal, CancellationToken cancellationToken)
    {
        using var process = Process.Start(StartInfo(Arguments(folder, plan, batch), terminal))
            ?? throw new CommandException("The measuring process did not start. Measure a single batch size of a stored --model instead.");
        try
        {
            var errors = terminal.ErrorIsTerminal
                ? Task.CompletedTask
                : CopyAsync(process.StandardError, terminal.Error, cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await errors;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == ExitCode.Success
                ? JsonSerializer.Deserialize(output, CliJson.Readable.BenchReport)!
                : throw new ReportedException(process.ExitCode);
        }
        finally
        {
            // Only a cancellation finds it still running.
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private static IEnumerable<string> Arguments(string folder, BenchPlan plan, int batch) =>
    [
        "bench",
        "--model", folder,
        "--runtime", CommonOptions.Runtimes.First(word => word.Value == plan.Runtime).Key,
        "--input-tokens", Text(plan.InputTokens),
        "--output-tokens", Text(plan.OutputTokens),
        "--batch", Text(batch),
        "--threads", Text(plan.Threads),
        "--warmup", Text(plan.Warmup),
        "--runs", Text(plan.Runs),
        "--seed", Text(plan.Seed),
        "--json",
    ];

    private static ProcessStartInfo StartInfo(IEnumerable<string> arguments, Terminal terminal)
    {
        var (file, first) = ThisTool();
        return new ProcessStartInfo(file, [.. first, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = !terminal.ErrorIsTerminal,
        };
    }

    // An executable starts itself. Where dotnet or another program hosts the assembly, dotnet has to start it.
    private static (string File, string[] Arguments) ThisTool()
    {
        var assembly = typeof(MeasuringProcess).Assembly;
        var host = Environment.ProcessPath ?? "dotnet";
        var isDotnet = string.Equals(Path.GetFileNameWithoutExtension(host), "dotnet", StringComparison.OrdinalIgnoreCase);
        return System.Reflection.Assembly.GetEntryAssembly() == assembly && !isDotnet
            ? (host, [])
            : (isDotnet ? host : "dotnet", [assembly.Location]);
    }

    private static async Task CopyAsync(StreamReader reader, TextWriter writer, CancellationToken cancellationToken)
    {
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            await writer.WriteLineAsync(line);
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
