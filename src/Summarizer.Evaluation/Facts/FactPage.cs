using System.Globalization;
using System.Xml.Linq;
using Summarizer.Evaluation.Reporting;
using static Summarizer.Evaluation.Text.Html;

namespace Summarizer.Evaluation.Facts;

/// <summary>Every document beside its summary and its first sentences of the same length, for a person to judge.</summary>
public static class FactPage
{
    private const string Css = """
        .beside { display: grid; grid-template-columns: 2fr 1fr 1fr; gap: 18px; align-items: start; } .beside div { white-space: pre-wrap; font-size: .88rem; }
        body { max-width: 1600px; } mark { background: #ffe08a; color: #1b1f24; } mark.missed { background: #f7c6c5; }
        """;

    /// <summary>The page.</summary>
    /// <param name="title">What was measured.</param>
    /// <param name="scores">Documents with their summaries.</param>
    public static string Write(string title, IReadOnlyList<FactScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return ReportPage.Of(
            title,
            Css,
            E("h1", title),
            ReportPage.Note("In the document, facts that the summary tells are yellow and those that it misses are red. The third column is the beginning of the document, as many words."),
            scores.Select(Card));
    }

    private static XElement Card(FactScore score) => E(
        "section",
        E("h2", score.Document.Name),
        ReportPage.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{score.Document.Words} words, summary up to {score.Words}. Facts told: {score.Recall:P0}; lead {score.LeadRecall:P0}, random {score.RandomRecall:P0}, oracle {score.OracleRecall:P0}.")),
        E("div", Class("beside"), E("div", Marked(score)), E("div", E("h3", "Summary"), score.Summary), E("div", E("h3", "Lead"), score.Lead)));

    private static IEnumerable<object> Marked(FactScore score)
    {
        var at = 0;
        foreach (var fact in score.Document.Facts)
        {
            yield return score.Document.Text[at..fact.Offset];
            yield return E("mark", fact.StandsIn(score.Summary) ? null : Class("missed"), fact.Words);
            at = fact.Offset + fact.Words.Length;
        }

        yield return score.Document.Text[at..];
    }
}
