using Summarizer.Grounding;

namespace Summarizer.Compression;

/// <summary>Chooses what is kept of one document: the sentences that the model took as evidence and those that share words with the question, best first, within the document's share of the budget.</summary>
/// <param name="counter">Counts in the target tokenizer.</param>
/// <param name="budget">Budget of the request.</param>
/// <param name="perDocument">Most tokens of one document.</param>
internal sealed class DocumentKeeper(TokenCounter counter, Budget budget, int perDocument)
{
    private const double EvidenceVote = 0.25;
    private const double NeighbourVote = 0.05;

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

    // Model and words each see what the other misses, so both vote: 1 for the sentence with the most telling words, a quarter for the model's first choice, less for
    // its later ones, and a little for the neighbours of its choices, which make them readable.
    private static IEnumerable<(int Span, int Within)> Candidates(QuotableText document, Evidence evidence, double[] lexical, int share)
    {
        var best = Math.Max(lexical.DefaultIfEmpty().Max(), 1e-9);
        var votes = lexical.Select(score => score / best).ToArray();
        foreach (var (rank, span) in evidence.Spans.Index())
        {
            votes[span] += EvidenceVote / Math.Pow(rank + 1, 2);
        }

        foreach (var span in evidence.Spans.SelectMany(s => new[] { s - 1, s + 1 }).Where(s => s >= 0 && s < votes.Length).Distinct())
        {
            votes[span] += NeighbourVote;
        }

        return Enumerable.Range(0, votes.Length)
            .Where(span => votes[span] > 0)
            .OrderByDescending(span => votes[span])
            .ThenBy(span => span)
            .Select(span => (span, evidence.Spans.Contains(span) ? int.MaxValue : share));
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
