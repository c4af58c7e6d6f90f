using Summarizer.Grounding;

namespace Summarizer.Compression;

/// <summary>Chooses what is kept of one document: first the model's evidence, then sentences that share words with the question, within the document's share of the budget.</summary>
/// <param name="counter">Counts in the target tokenizer.</param>
/// <param name="budget">Budget of the request.</param>
/// <param name="perDocument">Most tokens of one document.</param>
internal sealed class DocumentKeeper(TokenCounter counter, Budget budget, int perDocument)
{
    /// <summary>Keeps what fits.</summary>
    /// <param name="document">The document.</param>
    /// <param name="place">Its place in the context.</param>
    /// <param name="evidence">What the model found.</param>
    /// <param name="lexical">Per sentence, its score for the question; 0 when it shares no word.</param>
    /// <param name="share">Tokens of the context up to which sentences may be filled in. Evidence may use the whole budget.</param>
    /// <returns>Kept text, its tokens and where it stands; an empty text when nothing fits.</returns>
    public (string Text, int Tokens, IReadOnlyList<TextSpan> Ranges) Keep(QuotableText document, int place, Evidence evidence, double[] lexical, int share)
    {
        if (evidence.FreeText is { } free)
        {
            return KeepFree(document, place, free);
        }

        var most = Math.Min(perDocument, counter.Count(document.Text));
        var kept = new List<int>();
        var added = new Stack<int>();
        foreach (var (span, within) in Candidates(document, evidence, lexical, share))
        {
            var tokens = counter.Count(document.Join([.. kept, span]));
            if (tokens <= most && budget.MayFit(tokens, within))
            {
                kept.Add(span);
                added.Push(span);
            }
        }

        // Tokens may merge or split where texts meet, so the exact count can be a little above the sum.
        while (kept.Count > 0 && !budget.TryKeep(place, document.Join(kept)))
        {
            kept.Remove(added.Pop());
        }

        var text = document.Join(kept);
        return (text, counter.Count(text), document.Ranges(kept));
    }

    private static IEnumerable<(int Span, int Within)> Candidates(QuotableText document, Evidence evidence, double[] lexical, int share)
    {
        foreach (var span in evidence.Spans)
        {
            yield return (span, int.MaxValue);
        }

        // The sentences around the evidence make it readable, so they come before others of the same score.
        var near = evidence.Spans.SelectMany(s => new[] { s - 1, s + 1 }).ToHashSet();
        var best = Math.Max(lexical.DefaultIfEmpty().Max(), 1e-9);
        var ranked = Enumerable.Range(0, document.Spans.Count)
            .Except(evidence.Spans)
            .Select(s => (Span: s, Score: (lexical[s] / best) + (near.Contains(s) ? 0.25 : 0)))
            .Where(s => s.Score > 0)
            .OrderByDescending(s => s.Score)
            .ThenBy(s => s.Span);
        foreach (var (span, _) in ranked)
        {
            yield return (span, share);
        }
    }

    private (string Text, int Tokens, IReadOnlyList<TextSpan> Ranges) KeepFree(QuotableText document, int place, string free)
    {
        var most = Math.Min(perDocument, counter.Count(document.Text));
        var text = free;
        while (text.Length > 0 && (counter.Count(text) > most || !budget.TryKeep(place, text)))
        {
            var cut = text.LastIndexOf(' ');
            text = cut < 0 ? "" : text[..cut].TrimEnd();
        }

        return (text, counter.Count(text), []);
    }
}
