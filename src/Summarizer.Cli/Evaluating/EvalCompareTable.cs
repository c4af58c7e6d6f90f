using System.Globalization;
using Summarizer.Cli.Output;
using Summarizer.Evaluation.Comparing;
using Summarizer.Evaluation.Reporting;

namespace Summarizer.Cli.Evaluating;

/// <summary>What <c>summarizer eval-compare</c> shows a person.</summary>
internal static class EvalCompareTable
{
    public static void Write(CheckpointComparison comparison, Terminal terminal)
    {
        var culture = CultureInfo.InvariantCulture;
        var table = new TextTable(["metric", .. comparison.Checkpoints, "growth", "ordering", "verdict"]);
        foreach (var trend in comparison.Metrics)
        {
            table.Row(
            [
                MetricText.Title(trend.Metric),
                .. trend.Values.Select(v => MetricText.Number(trend.Metric, v)),
                trend.Growth.ToString("0.00", culture),
                trend.Ordering?.ToString("0.00", culture) ?? MetricText.None,
                trend.Kept ? "kept" : "left out",
            ]);
        }

        table.WriteTo(terminal.Out, terminal.OutIsTerminal);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"chosen: {comparison.Checkpoints[comparison.Chosen]}");
        terminal.Out.WriteLine(
            string.Create(culture, $"growth = Spearman's rank correlation with the order of training, kept from {comparison.MinGrowth}"));
        terminal.Out.WriteLine(
            string.Create(
                culture,
                $"ordering = Kendall's tau between the ordering of the sources early and late, kept from {comparison.MinOrdering}"));
    }
}
