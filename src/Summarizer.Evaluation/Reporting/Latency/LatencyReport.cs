using System.Xml.Linq;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Evaluation.Reporting.Plots;
using static Summarizer.Evaluation.Text.Html;
using static Summarizer.Evaluation.Reporting.ReportPage;

namespace Summarizer.Evaluation.Reporting.Latency;

/// <summary>A comparison as one HTML page that needs no other file, host or script. Light or dark as the reader's system is.</summary>
public static class LatencyReport
{
    /// <summary>The page.</summary>
    public static string Of(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var title = Title(report);
        return ReportPage.Of(
            title,
            "\n" + LatencyStyle.Css,
            E("h1", title),
            Note(LatencyText.Machine(report)),
            Note(LatencyText.Method(report)),
            report.Warnings.Select(w => Note("Note: " + w.Detail)),
            report.Sweep is { } sweep ? Sweep(sweep) : Single(report),
            E("h2", "What the numbers mean"),
            E("dl", Class("terms"), report.Definitions.Select(d => new[] { E("dt", d.Key), E("dd", d.Value) })));
    }

    private static string Title(ComparisonReport report) => report.Sweep is { } sweep
        ? $"{sweep.Model} against {sweep.Baseline} over lengths"
        : string.Join(" against ", report.Results.Select(r => r.Model));

    private static IEnumerable<XElement> Single(ComparisonReport report) =>
    [
        .. report.Speedups.SelectMany(s => Figure(
            $"How many times faster: {s.Model} against {s.Baseline}", "Right of the line the first model is faster, left of it slower; an interval that touches the line may be chance.", SpeedupPlot.Draw(s))),
        .. Figure("End to end", "All of a request.", LatencyBars.Draw("End-to-end time of every model", report.Results, m => m.E2eMs)),
        .. Figure("Time to first token", "Until something can be shown.", LatencyBars.Draw("Time to first token of every model", report.Results, m => m.TtftMs)),
        .. report.Results.Any(r => r.TpotMs is not null)
            ? Figure("Time per output token", "Each further token.", LatencyBars.Draw("Time per output token of every model", report.Results, m => m.TpotMs))
            : [],
        E("h2", "All figures"),
        Table(["", .. report.Results.Select(r => r.Model)], LatencyTable.Rows(report.Results)),
    ];

    private static IEnumerable<XElement> Sweep(SweepResult sweep) =>
    [
        .. Figure("Who is faster", $"Times that {sweep.Baseline} takes as long as {sweep.Model}: green where {sweep.Model} wins, red where it loses. The line is where both are equally fast.", HeatMap.Draw(sweep)),
        E("h2", "End-to-end time over input length"),
        .. sweep.OutputTokens.Reverse().Select((o, i) => Lines(sweep, o, open: i == 0)),
        E("h2", "All figures"),
        Table(
            ["input", "output", $"{sweep.Model}, ms", $"{sweep.Baseline}, ms", "ratio"],
            sweep.Cells.Select(c => new[] { Number(c.InputTokens), Number(c.OutputTokens), LatencyText.Time(c.Model.E2eMs), LatencyText.Time(c.Baseline.E2eMs), LatencyText.Ratio(new(c.Ratio, c.Low, c.High)) })),
    ];

    private static XElement Lines(SweepResult sweep, int output, bool open)
    {
        var cells = sweep.Cells.Where(c => c.OutputTokens == output).ToList();
        var plot = LinePlot.Draw(
            $"End-to-end time of both models over the input length, {output} tokens written",
            "input tokens (logarithmic); milliseconds",
            [
                (sweep.Model, LatencyStyle.Of(0), [.. cells.Select(c => ((double)c.InputTokens, c.Model.E2eMs))]),
                (sweep.Baseline, LatencyStyle.Of(1), [.. cells.Select(c => ((double)c.InputTokens, c.Baseline.E2eMs))]),
            ]);
        return E("details", open ? A("open", "open") : null, E("summary", $"{output} token{(output == 1 ? "" : "s")} written"), E("div", Class("plot"), plot));
    }

    private static XElement Table(IEnumerable<string> head, IEnumerable<string[]> rows) => E(
        "div", Class("table"), E("table", E("tr", head.Select(h => E("th", h))), rows.Select(r => E("tr", r.Select(c => E("td", c))))));

    private static string Number(int value) => LogScale.Label(value);
}
