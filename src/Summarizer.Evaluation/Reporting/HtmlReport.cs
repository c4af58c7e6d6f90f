using System.Globalization;
using System.Xml.Linq;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Scoring;
using static Summarizer.Evaluation.Text.Html;
using static Summarizer.Evaluation.Reporting.ReportPage;

namespace Summarizer.Evaluation.Reporting;

/// <summary>A result as one HTML page that needs no other file, host or script. Light or dark as the reader's system is.</summary>
public static class HtmlReport
{
    /// <summary>The page.</summary>
    public static string Of(EvaluationResult result) => ReportPage.Of(
        $"Evaluation of {result.Model.Name}",
        "",
        Head(result),
        Figures(result),
        E("h2", "All figures"),
        Note("Shares and ROUGE in points; a pointer resting on a number shows its interval."),
        ReportTable.Of(result),
        Samples(result),
        E("h2", "What the words mean"),
        ReportTerms.Of());

    private static XElement[] Head(EvaluationResult result)
    {
        var (model, settings, culture) = (result.Model, result.Settings, CultureInfo.InvariantCulture);
        var rows = settings.Limit is { } limit ? $"at most {limit} rows of a source, drawn with seed {settings.Seed}" : "all rows";
        return
        [
            E("h1", $"Evaluation of {model.Name}"),
            Note($"{model.Architecture}, {model.Precision}, {model.Parameters.ToString("N0", culture)} parameters, checkpoint {model.SourceSha256[..Math.Min(12, model.SourceSha256.Length)]}. "
                + $"{result.Overall.Rows.ToString("N0", culture)} rows of {result.Sources.Count} sources ({rows}); {settings.Bootstrap.ToString("N0", culture)} bootstrap samples. "
                + $"{result.Run.StartedAt.ToString("yyyy-MM-dd HH:mm", culture)} UTC, {TimeSpan.FromSeconds(Math.Round(result.Run.DurationSeconds)).ToString("c", culture)}, {result.Run.OutputTokens.ToString("N0", culture)} tokens written."),
            ReportCards.Of(result.Overall, settings.Confidence),
        ];
    }

    private static XElement[] Figures(EvaluationResult result) =>
    [
        .. Figure("ROUGE-1 by source", "Right of both Leads is better than copying the beginning; the oracle is about the most that copying whole sentences can reach.", ReportPlots.Rouge(result, MetricNames.Rouge1)),
        Folded("ROUGE-2 by source", ReportPlots.Rouge(result, MetricNames.Rouge2)),
        Folded("ROUGE-L by source", ReportPlots.Rouge(result, MetricNames.RougeL)),
        .. Figure("ROUGE-1 gain over the better Lead", "Right of the line the model is better, left of it worse; an interval that touches the line may be chance.", ReportPlots.Gain(result)),
        .. Figure("Extractiveness: output 2-grams from the source", "How much of the output is word for word in the document. The line marks 95 %.", ReportPlots.SourceBigrams(result)),
        .. Figure("Novel n-grams", "Mean of the sources: how much of the output is not in the document, by length of the n-gram.", ReportPlots.NovelNGrams(result)),
        .. Figure("Length ratio", "Rows of all sources by output words over reference words; 1 is as long as the reference.", ReportPlots.LengthRatios(result)),
    ];

    private static XElement Folded(string title, XElement plot) => E("details", E("summary", title), E("div", Class("plot"), plot));

    private static XElement[] Samples(EvaluationResult result) =>
        [E("h2", "Sample outputs"), Note("Of every source the best, the median and the worst output by ROUGE-1."), .. ReportSamples.Of(result.Sources)];
}
