using System.Xml.Linq;
using static Summarizer.Evaluation.Text.Html;

namespace Summarizer.Evaluation.Reporting;

/// <summary>What the words of the report mean, so that it can be read without the documentation.</summary>
internal static class ReportTerms
{
    private static readonly (string Term, string Meaning)[] Terms =
    [
        ("ROUGE-1, ROUGE-2, ROUGE-L", "F1 of shared words, of shared word pairs, and of the longest common subsequence, against the best of the references. Words are runs of a–z and 0–9 in lower case, not stemmed. Questions without an answer are left out."),
        ("Lead-1, Lead-3", "The first sentence, and the first three sentences, of the document."),
        ("Oracle", "Up to three sentences of the document, chosen greedily with the references in hand: roughly the most that copying whole sentences can reach."),
        ("Gain", "ROUGE of the model less that of the better Lead of the source. The interval is that of the paired difference: one that excludes 0 is more than chance."),
        ("2-grams from source", "Of all pairs of neighbouring words in the outputs, the share that occurs in the document. Novel n-grams are the opposite, for lengths 1 to 4. Outputs that say “No answer.” are left out."),
        ("“No answer.” precision, recall, F1", "How well the model tells questions without an answer in the document from the others. Over all sources, all questions count together."),
        ("Length ratio", "Words of the output over words of the first reference, mean of the rows."),
        ("Mean of the sources", "Every source counts alike, however many rows it has."),
        ("Intervals", "Percentile bootstrap over the rows of each source."),
    ];

    public static XElement Of() => E("dl", Class("terms"), Terms.Select(t => new[] { E("dt", t.Term), E("dd", t.Meaning) }));
}
