using System.Xml.Linq;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Scoring;
using static Summarizer.Evaluation.Text.Html;

namespace Summarizer.Evaluation.Reporting;

/// <summary>The figures that matter most, over all sources.</summary>
internal static class ReportCards
{
    private static readonly string[] Shown =
        [.. MetricNames.Rouge, MetricNames.Gain(MetricNames.Rouge1), MetricNames.SourceBigrams, MetricNames.NoAnswerF1, MetricNames.LengthRatio];

    public static XElement Of(OverallResult overall, double confidence) => E(
        "div", Class("cards"), Shown.Select(metric => Card(metric, overall.Metrics.GetValueOrDefault(metric), confidence)));

    private static XElement Card(string metric, MetricValue? value, double confidence) => E(
        "div",
        Class("card"),
        E("div", Class("soft"), MetricText.Title(metric)),
        E("div", Class("value"), MetricText.Value(metric, value)),
        E("div", Class("soft"), Interval(metric, value, confidence)));

    private static string Interval(string metric, MetricValue? value, double confidence) => value switch
    {
        null => "no such rows",
        { Low: { } low, High: { } high } => FormattableString.Invariant($"{100 * confidence:0.#} %: {MetricText.Number(metric, low)} to {MetricText.Number(metric, high)}"),
        _ => "no interval",
    };
}
