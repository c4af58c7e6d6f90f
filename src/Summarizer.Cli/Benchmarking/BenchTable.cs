using System.Globalization;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;

namespace Summarizer.Cli.Benchmarking;

/// <summary>What <c>summarizer bench</c> shows a person: the numbers, and under them how they were made.</summary>
internal static class BenchTable
{
    public static void Write(BenchReport report, Terminal terminal)
    {
        var (model, machine) = (report.Model, report.Environment);
        terminal.Out.WriteLine(
            $"{model.Name}: {model.Architecture}, {model.Precision}, {model.Parameters.ToString("N0", CultureInfo.InvariantCulture)} "
                + $"parameters{(model.Quality is { } quality ? $", quality: {quality}" : "")}");
        terminal.Out.WriteLine(
            $"{machine.Processor}, {machine.Threads} of {machine.Processors} threads, {machine.Os}, {machine.Dotnet}, runtime "
                + $"{machine.Runtime}, summarizer {machine.Version}");
        terminal.Out.WriteLine($"{machine.Warmup} warm-up and {machine.Runs} measured runs, seed {machine.Seed}");
        terminal.Out.WriteLine();

        var table = new TextTable(
            "batch", "input_tokens", "output_tokens", "encode_ms", "ttft_ms", "step_ms", "tokens_per_s", "peak_rss_mb");
        foreach (var r in report.Results)
        {
            table.Row(Number(r.Batch), Number(r.InputTokens), Number(r.OutputTokens), Number(r.EncodeMs), Number(r.TtftMs),
                r.StepMs is { } step ? Number(step) : "-", Number(r.TokensPerS), Number(r.PeakRssMb));
        }

        table.WriteTo(terminal.Out, terminal.OutIsTerminal);
        terminal.Out.WriteLine();
        foreach (var (name, definition) in report.Definitions)
        {
            terminal.Out.WriteLine($"{name} = {definition}");
        }
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
