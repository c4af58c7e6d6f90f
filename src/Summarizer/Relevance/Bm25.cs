namespace Summarizer.Relevance;

/// <summary>
/// BM25 over the texts of one request (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), with the idf that is never
/// negative
/// (log(1 + (N - n + 0.5) / (n + 0.5))), as Lucene has it.
/// </summary>
internal sealed class Bm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly int[] _lengths;
    private readonly double _averageLength;

    /// <param name="texts">Terms of every text.</param>
    public Bm25(IReadOnlyList<string[]> texts)
    {
        _lengths = [.. texts.Select(t => t.Length)];
        _averageLength = Math.Max(1, _lengths.DefaultIfEmpty().Average());
        foreach (var (text, terms) in texts.Index())
        {
            foreach (var (term, count) in terms.CountBy(t => t, StringComparer.Ordinal))
            {
                if (!_postings.TryGetValue(term, out var list))
                {
                    _postings.Add(term, list = []);
                }

                list.Add(new Posting(text, count));
            }
        }
    }

    /// <summary>What a term tells: the less, the more texts hold it.</summary>
    public double Weight(string term)
    {
        var texts = _postings.TryGetValue(term, out var list) ? list.Count : 0;
        return Math.Log(1 + ((_lengths.Length - texts + 0.5) / (texts + 0.5)));
    }

    /// <summary>Score of every text for a question; 0 where no term agrees.</summary>
    public double[] Score(IEnumerable<string> question)
    {
        var scores = new double[_lengths.Length];
        foreach (var term in question.Distinct(StringComparer.Ordinal))
        {
            if (!_postings.TryGetValue(term, out var list))
            {
                continue;
            }

            var weight = Weight(term);
            foreach (var (text, count) in list)
            {
                scores[text] += weight * count * (K1 + 1) / (count + (K1 * (1 - B + (B * _lengths[text] / _averageLength))));
            }
        }

        return scores;
    }

    private readonly record struct Posting(int Text, int Count);
}
