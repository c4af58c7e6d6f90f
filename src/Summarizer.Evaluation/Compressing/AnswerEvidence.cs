using Summarizer.Evaluation.Data;
using Summarizer.Relevance;
using Summarizer.TextModel;

namespace Summarizer.Evaluation.Compressing;

/// <summary>
/// What of a document answers its question. Answers that stand in the document are looked for word for word: the marked stretch, or the
/// sentences of the reference. Answers in other words
/// are looked for by their terms, as far as the document has them.
/// </summary>
internal sealed class AnswerEvidence
{
    private const double MostParts = 0.5;
    private const double KeptTerms = 0.6;
    private const double StrictTerms = 0.9;
    private const int ShortestPart = 20;

    private readonly string[] _parts;
    private readonly HashSet<string> _terms;

    private AnswerEvidence(string[] parts, HashSet<string> terms) => (_parts, _terms) = (parts, terms);

    /// <summary>Finds the evidence of a row; null where there is none, or no question.</summary>
    public static AnswerEvidence? Of(EvaluationRow row)
    {
        if (row.Question is null || !row.Answerable)
        {
            return null;
        }

        var document = Normal(row.Document);
        if (row.Answer is { } answer && document.Contains(Normal(answer), StringComparison.Ordinal))
        {
            return new([Normal(answer)], []);
        }

        var reference = TextAnalyzer.Analyze(row.References[0], "en");
        string[] sentences = [.. reference.Sentences.Select(s => Normal(reference[s]))];
        string[] parts = [.. sentences.Where(s => document.Contains(s, StringComparison.Ordinal))];
        if (parts.Length > 0 && parts.Length >= sentences.Length * MostParts)
        {
            return new(parts, []);
        }

        var terms = TextWords.TermsOf(row.References[0], "en").ToHashSet(StringComparer.Ordinal);
        terms.IntersectWith(TextWords.TermsOf(row.Document, "en"));
        return terms.Count > 0 ? new([], terms) : null;
    }

    /// <summary>
    /// Whether a context holds most of it, and whether it holds all of it (nine tenths of the terms where the answer is in other words).
    /// </summary>
    public (bool Kept, bool Strict) Check(string context)
    {
        if (_parts.Length > 0)
        {
            var normal = Normal(context);
            var found = _parts.Count(p => normal.Contains(p, StringComparison.Ordinal));
            return (found > 0 && found >= _parts.Length * MostParts, found == _parts.Length);
        }

        var share = (double)_terms.Count(TextWords.TermsOf(context, "en").ToHashSet(StringComparer.Ordinal).Contains) / _terms.Count;
        return (share >= KeptTerms, share >= StrictTerms);
    }

    /// <summary>Whether another document holds a part of it, so that it is no distractor.</summary>
    public bool StandsIn(string document)
    {
        var normal = Normal(document);
        return _parts.Any(p => normal.Contains(p, StringComparison.Ordinal));
    }

    /// <summary>How much each unit of the document answers, 0 to 1.</summary>
    public double[] Labels(ReadPassage passage)
    {
        var labels = new double[passage.Units.Count];
        string[] units = [.. passage.Units.Index().Select(u => Normal(passage[u.Index]))];
        for (var u = 0; u < units.Length; u++)
        {
            labels[u] = _parts.Any(
                p =>
                    units[u].Contains(p, StringComparison.Ordinal)
                        || (units[u].Length > ShortestPart && p.Contains(units[u], StringComparison.Ordinal)))
                ? 1
                : 0;
        }

        // An answer that crosses the end of a unit.
        for (var u = 0; labels.All(l => l == 0) && u + 1 < units.Length; u++)
        {
            if (_parts.Any(p => $"{units[u]} {units[u + 1]}".Contains(p, StringComparison.Ordinal)))
            {
                (labels[u], labels[u + 1]) = (1, 1);
            }
        }

        MarkTerms(passage, labels);
        return labels;
    }

    private void MarkTerms(ReadPassage passage, double[] labels)
    {
        var left = new HashSet<string>(_terms, StringComparer.Ordinal);
        while (left.Count > 0)
        {
            var best = Enumerable.Range(0, labels.Length).MaxBy(u => Gain(u) / Math.Sqrt(passage.UnitTerms[u].Length + 8.0));
            var gain = Gain(best);
            if (gain == 0 || (gain == 1 && left.Count < 0.4 * _terms.Count))
            {
                return;
            }

            labels[best] = (double)gain / _terms.Count;
            left.ExceptWith(passage.UnitTerms[best]);
        }

        int Gain(int unit) => passage.UnitTerms[unit].Distinct(StringComparer.Ordinal).Count(left.Contains);
    }

    private static string Normal(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
