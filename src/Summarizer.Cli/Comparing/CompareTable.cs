using System.Globalization;
using Summarizer.Cli.Output;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Evaluation.Reporting.Latency;

namespace Summarizer.Cli.Comparing;

/// <summary>What <c>summarizer compare</c> shows a person: the numbers, and under them how they were made.</summary>
internal static class CompareTable
{
    public static void Write(ComparisonReport report, Terminal terminal)
    {
        var output = terminal.Out;
        output.WriteLine(LatencyText.Machine(report));
        output.WriteLine(LatencyText.Method(report));
        output.WriteLine();
        (report.Sweep is { } sweep ? Grid(sweep) : Single(report)).WriteTo(output, terminal.OutIsTerminal);
        output.WriteLine();
        foreach (var (from, to) in report.Sweep?.Crossover.Select(c => (c.From, c.To)) ?? [])
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"equally fast from {from.InputTokens:0} in, {from.OutputTokens:0} out to {to.InputTokens:0} in, {to.OutputTokens:0} out"));
        }

        foreach (var speedup in report.Speedups)
        {
            var perToken = speedup.Tpot is { } tpot ? $", TPOT {LatencyText.Ratio(tpot)}" : "";
            output.WriteLine(
                $"{speedup.Model} is faster than {speedup.Baseline} by: TTFT {LatencyText.Ratio(speedup.Ttft)}{perToken}, end-to-end "
                    + $"{LatencyText.Ratio(speedup.E2e)}");
        }

        foreach (var warning in report.Warnings)
        {
            terminal.Error.WriteLine($"warning: {warning.Detail}");
        }

        foreach (var (name, definition) in report.Definitions)
        {
            output.WriteLine($"{name} = {definition}");
        }
    }

    private static TextTable Single(ComparisonReport report)
    {
        var table = new TextTable(["", .. report.Results.Select(r => r.Model)]);
        foreach (var row in LatencyTable.Rows(report.Results))
        {
            table.Row(row);
        }

        return table;
    }

    // One row per output length; a cell is the ratio of end-to-end times, above 1 where the first model is faster.
    private static TextTable Grid(SweepResult sweep)
    {
        var table = new TextTable([$"ratio {sweep.Baseline} / {sweep.Model}", .. sweep.InputTokens.Select(i => $"{i} in")]);
        foreach (var output in sweep.OutputTokens)
        {
            table.Row(
                [$"{output} out", .. sweep.Cells.Where(c => c.OutputTokens == output).Select(
                    c => LatencyText.Ratio(new(c.Ratio, c.Low, c.High)))]);
        }

        return table;
    }
}
