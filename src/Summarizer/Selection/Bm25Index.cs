using Summarizer.TextModel;

namespace Summarizer.Selection;

/// <summary>
/// BM25 over the passages of one request (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), with the idf that is never negative
/// (log(1 + (N - n + 0.5) / (n + 0.5))), as Lucene has it.
/// </summary>
internal sealed class Bm25Index
{
    /// <summary>How soon further occurrences of a word stop counting.</summary>
    public const double K1 = 1.2;

    /// <summary>How much a passage longer than the average is discounted.</summary>
    public const double B = 0.75;

    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly int[] _lengths;
    private readonly double _averageLength;

    public Bm25Index(IReadOnlyList<string> passages)
    {
        _lengths = new int[passages.Count];
        for (var p = 0; p < passages.Count; p++)
        {
            foreach (var word in TextWords.Of(passages[p]).GroupBy(w => w, StringComparer.Ordinal))
            {
                if (!_postings.TryGetValue(word.Key, out var list))
                {
                    _postings.Add(word.Key, list = []);
                }

                var count = word.Count();
                list.Add(new Posting(p, count));
                _lengths[p] += count;
            }
        }

        _averageLength = Math.Max(1, _lengths.DefaultIfEmpty().Average());
    }

    /// <summary>What a word tells: the less, the more passages hold it.</summary>
    public double Weight(string word) => Idf(_postings.TryGetValue(word, out var list) ? list.Count : 0);

    /// <summary>Score of every passage for a query; 0 where no word agrees.</summary>
    public double[] Score(string query)
    {
        var scores = new double[_lengths.Length];
        foreach (var word in TextWords.Of(query).Distinct(StringComparer.Ordinal))
        {
            if (!_postings.TryGetValue(word, out var list))
            {
                continue;
            }

            var idf = Idf(list.Count);
            foreach (var (passage, count) in list)
            {
                var norm = 1 - B + (B * _lengths[passage] / _averageLength);
                scores[passage] += idf * count * (K1 + 1) / (count + (K1 * norm));
            }
        }

        return scores;
    }

    private double Idf(int passages) => Math.Log(1 + ((_lengths.Length - passages + 0.5) / (passages + 0.5)));

    private readonly record struct Posting(int Passage, int Count);
}
