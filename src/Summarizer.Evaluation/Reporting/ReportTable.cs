using System.Globalization;
using System.Xml.Linq;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Scoring;
using static Summarizer.Evaluation.Text.Html;

namespace Summarizer.Evaluation.Reporting;

/// <summary>Every figure of every source.</summary>
internal static class ReportTable
{
    private static readonly (string Title, string Metric)[] Columns =
    [
        ("ROUGE-1", MetricNames.Rouge1),
        ("ROUGE-2", MetricNames.Rouge2),
        ("ROUGE-L", MetricNames.RougeL),
        ("Lead-1 R-1", MetricNames.Of(MetricNames.Lead1, MetricNames.Rouge1)),
        ("Lead-3 R-1", MetricNames.Of(MetricNames.Lead3, MetricNames.Rouge1)),
        ("Oracle R-1", MetricNames.Of(MetricNames.Oracle, MetricNames.Rouge1)),
        ("gain R-1", MetricNames.Gain(MetricNames.Rouge1)),
        ("gain R-1, same length", MetricNames.GainOverLeadWords),
        ("gain R-2", MetricNames.Gain(MetricNames.Rouge2)),
        ("gain R-L", MetricNames.Gain(MetricNames.RougeL)),
        ("2-grams from source", MetricNames.SourceBigrams),
        .. Enumerable.Range(1, Metrics.NGram.MaxLength).Select(n => ($"novel {n}-grams", MetricNames.Novel(n))),
        ("length ratio", MetricNames.LengthRatio),
        ("“No answer.” P", MetricNames.NoAnswerPrecision),
        ("“No answer.” R", MetricNames.NoAnswerRecall),
        ("“No answer.” F1", MetricNames.NoAnswerF1),
        ("answerable P", MetricNames.AnswerablePrecision),
        ("answerable R", MetricNames.AnswerableRecall),
        ("answerable F1", MetricNames.AnswerableF1),
    ];

    public static XElement Of(EvaluationResult result)
    {
        var overall = result.Overall;
        return E(
            "div",
            Class("table"),
            E(
                "table",
                E("thead", E("tr", E("th", "source"), E("th", "rows"), Columns.Select(c => E("th", c.Title)))),
                E(
                    "tbody",
                    Row("total", "all", overall.Rows, overall.Metrics),
                    result.Sources.Select(s => Row("source", s.Name, s.Rows, s.Metrics)))));
    }

    private static XElement Row(string style, string title, int rows, IReadOnlyDictionary<string, MetricValue?> metrics) => E(
        "tr",
        Class(style),
        E("td", title),
        E("td", rows.ToString("N0", CultureInfo.InvariantCulture)),
        Columns.Select(c => E("td", A("title", MetricText.WithInterval(c.Metric, metrics.GetValueOrDefault(c.Metric))), MetricText.Value(c.Metric, metrics.GetValueOrDefault(c.Metric)))));
}
