using Summarizer.Bundles;
using Summarizer.Grounding;

namespace Summarizer.Quoting;

/// <summary>The sentences of a text by what they are worth for an output.</summary>
internal sealed class RankedSentences
{
    private readonly QuotableText _text;
    private readonly SentenceWeights _weights;
    private readonly double[] _shares;
    private readonly double _expected;

    /// <param name="text">Text with at least one sentence.</param>
    /// <param name="weights">Tuned with the model.</param>
    /// <param name="scores">Log-probability of each sentence as the beginning of the output.</param>
    /// <param name="lengths">Log-probability of each of the lengths of the weights.</param>
    /// <param name="noAnswer">Log-probability of "No answer."; null where it is not an option.</param>
    /// <param name="question">What the output answers; null for a summary.</param>
    public RankedSentences(QuotableText text, SentenceWeights weights, IReadOnlyList<double> scores, IReadOnlyList<double> lengths, double? noAnswer, string? question)
    {
        _text = text;
        _weights = weights;
        var worth = Worth(text, weights, scores, question);
        var none = noAnswer is { } score ? (weights.Model * score) + weights.NoAnswer : double.NegativeInfinity;
        var best = Math.Max(worth.Max(), none);
        var total = worth.Sum(w => Math.Exp(w - best));
        _shares = [.. worth.Select(w => Math.Exp(w - best) / total)];
        _expected = ExpectedLength(weights.Lengths, lengths);
        NoAnswer = Math.Exp(none - best) / (Math.Exp(none - best) + total);
        Order = [.. Enumerable.Range(0, worth.Length).OrderByDescending(span => worth[span]).ThenBy(span => span)];
    }

    /// <summary>Sentences, the most valuable first.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>Probability that nothing answers the question, 0 to 1; 0 without a question.</summary>
    public double NoAnswer { get; }

    /// <summary>Words that an output should have: more for a longer document, for one whose worth is spread over many sentences, and where the model expects more.</summary>
    public double Words
    {
        get
        {
            var entropy = _shares.Sum(share => share > 0 ? -share * Math.Log(share) : 0);
            return Math.Exp(
                _weights.LengthBase + (_weights.LengthDocument * Math.Log(CountWords(_text.Text))) + (_weights.LengthSpread * entropy) + (_weights.LengthModel * _expected));
        }
    }

    /// <summary>The most valuable sentences, in their order in the text, until there are enough words.</summary>
    /// <param name="tokensOf">Tokens of a sentence.</param>
    /// <param name="minTokens">Go on until there are as many, while there are sentences.</param>
    /// <param name="maxTokens">Leave out what does not fit; where nothing fits, the best sentence is the output, and is cut.</param>
    public IReadOnlyList<int> Choose(Func<int, int> tokensOf, int minTokens, int maxTokens)
    {
        var chosen = new List<int>();
        var (words, tokens) = (0, 0);
        foreach (var span in Order.DistinctBy(span => _text[span], StringComparer.Ordinal))
        {
            var more = CountWords(_text[span]);

            // Half a sentence too much is as far off as half a sentence too little.
            if (chosen.Count > 0 && tokens >= minTokens && words + (more / 2.0) > Words)
            {
                break;
            }

            if (tokens + tokensOf(span) <= maxTokens)
            {
                chosen.Add(span);
                (words, tokens) = (words + more, tokens + tokensOf(span));
            }
        }

        // Where no sentence fits at all, the best one is cut.
        return chosen.Count > 0 ? [.. chosen.Order()] : [Order[0]];
    }

    private static double[] Worth(QuotableText text, SentenceWeights weights, IReadOnlyList<double> scores, string? question)
    {
        var central = weights.Central == 0 ? null : Centrality.Of(text);
        var match = question is null || weights.Lexical == 0 ? null : QuestionMatch.Of(text, question);
        return
        [
            .. scores.Select((score, span) => (weights.Model * score) - (weights.Lead * Math.Log(1 + span))
                + (weights.Central * (central?[span] ?? 0)) + (weights.Lexical * (match?[span] ?? 0)) + (IsProse(text[span]) ? weights.Prose : 0)),
        ];
    }

    // Mean logarithm of the words, by the shares of the lengths among each other; 0 without lengths.
    private static double ExpectedLength(IReadOnlyList<LengthToken> lengths, IReadOnlyList<double> scores)
    {
        var best = scores.DefaultIfEmpty().Max();
        var shares = scores.Select(score => Math.Exp(score - best)).ToList();
        return lengths.Zip(shares, (length, share) => Math.Log(length.Words) * share).Sum() / Math.Max(shares.Sum(), 1);
    }

    private static bool IsProse(string sentence) => sentence.AsSpan().TrimEnd("\"'\u201d\u2019)]") is [.., '.' or '!'];

    private static int CountWords(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
