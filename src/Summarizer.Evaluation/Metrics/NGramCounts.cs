namespace Summarizer.Evaluation.Metrics;

/// <summary>How often each n-gram of one length occurs in a text.</summary>
internal sealed class NGramCounts
{
    private readonly Dictionary<NGram, int> _counts;

    public NGramCounts(ReadOnlySpan<int> words, int length)
    {
        Total = Math.Max(0, words.Length - length + 1);
        _counts = new Dictionary<NGram, int>(Total);
        for (var i = 0; i < Total; i++)
        {
            var gram = NGram.At(words, i, length);
            _counts[gram] = _counts.GetValueOrDefault(gram) + 1;
        }
    }

    /// <summary>Number of n-grams, repetitions included.</summary>
    public int Total { get; }

    /// <summary>Size of the multiset intersection: the sum over n-grams of the smaller of the two counts.</summary>
    public int Overlap(NGramCounts other)
    {
        var overlap = 0;
        foreach (var (gram, count) in _counts)
        {
            overlap += Math.Min(count, other._counts.GetValueOrDefault(gram));
        }

        return overlap;
    }

    /// <summary>Number of n-grams, repetitions included, that occur at least once in the other text.</summary>
    public int FoundIn(NGramCounts other)
    {
        var found = 0;
        foreach (var (gram, count) in _counts)
        {
            found += other._counts.ContainsKey(gram) ? count : 0;
        }

        return found;
    }
}
