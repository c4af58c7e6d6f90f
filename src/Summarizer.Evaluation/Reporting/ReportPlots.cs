using System.Globalization;
using System.Xml.Linq;
using Summarizer.Evaluation.Metrics;
using Summarizer.Evaluation.Reporting.Plots;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Scoring;

namespace Summarizer.Evaluation.Reporting;

/// <summary>The plots of a result.</summary>
internal static class ReportPlots
{
    // What the project asks of its own model; a line to compare with.
    private const double SourceBigramTarget = 0.95;
    private static readonly string[] Systems = [MetricNames.Lead1, MetricNames.Lead3, MetricNames.Oracle];

    public static XElement Rouge(EvaluationResult result, string rouge) => new IntervalPlot
    {
        Description = $"{MetricText.Title(rouge)} of the model with its interval, of Lead-1, Lead-3 and the oracle, for every source",
        Metric = rouge,
        Rows = Rows(result, rouge, metrics => Systems.ToDictionary(s => s, s => metrics.GetValueOrDefault(MetricNames.Of(s, rouge)))),
        Include = [0],
        Others = Systems.ToDictionary(s => s, MetricText.Title),
    }.Draw();

    public static XElement Gain(EvaluationResult result) => new IntervalPlot
    {
        Description = "ROUGE-1 of the model less that of the better Lead, with its interval, for every source",
        Metric = MetricNames.Gain(MetricNames.Rouge1),
        Rows = Rows(result, MetricNames.Gain(MetricNames.Rouge1)),
        Include = [0],
        Reference = 0,
    }.Draw();

    public static XElement SourceBigrams(EvaluationResult result) => new IntervalPlot
    {
        Description = "Share of output 2-grams that occur in the document, with its interval, for every source",
        Metric = MetricNames.SourceBigrams,
        Rows = Rows(result, MetricNames.SourceBigrams),
        Include = [1, SourceBigramTarget],
        Reference = SourceBigramTarget,
    }.Draw();

    public static XElement NovelNGrams(EvaluationResult result) => BarPlot.Draw(
        "Share of output n-grams that are not in the document, for n from 1 to 4",
        "length of the n-gram; share in points",
        [.. Enumerable.Range(1, NGram.MaxLength).Select(n =>
        {
            var value = result.Overall.Metrics.GetValueOrDefault(MetricNames.Novel(n));
            return (n.ToString(CultureInfo.InvariantCulture), 100 * (value?.Value ?? 0), $"{n}-grams: {MetricText.WithInterval(MetricNames.Novel(n), value)}");
        })]);

    public static XElement LengthRatios(EvaluationResult result) => BarPlot.Draw(
        "Number of rows by the ratio of output words to reference words",
        "output words / reference words, each bar named by its lower end",
        [.. result.Overall.LengthRatioCounts.Index().Select(bin =>
        {
            var low = (bin.Index * Results.LengthRatios.BinWidth).ToString("0.##", CultureInfo.InvariantCulture);
            var name = bin.Index == Results.LengthRatios.Bins - 1 ? "≥ " + low : low;
            return (name, (double)bin.Item, $"from {low}: {bin.Item} rows");
        })]);

    private static List<IntervalRow> Rows(
        EvaluationResult result, string metric, Func<IReadOnlyDictionary<string, MetricValue?>, IReadOnlyDictionary<string, MetricValue?>>? others = null)
    {
        var all = ("mean of the sources", result.Overall.Metrics, IsTotal: true);
        return [.. result.Sources.Select(s => (s.Name, s.Metrics, IsTotal: false)).Prepend(all).Select(r => new IntervalRow(
            r.Item1, r.Metrics.GetValueOrDefault(metric), others?.Invoke(r.Metrics) ?? new Dictionary<string, MetricValue?>(), r.IsTotal))];
    }
}
