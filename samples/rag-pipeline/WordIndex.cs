namespace RagPipeline;

/// <summary>Search by words: BM25 over the collection. Stands for the search engine of a real pipeline.</summary>
internal sealed class WordIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly List<Dictionary<string, int>> _counts;
    private readonly double _average;

    public WordIndex(IEnumerable<Passage> passages)
    {
        _counts = [.. passages.Select(p => Words(p.Text).CountBy(w => w).ToDictionary())];
        _average = _counts.Average(c => c.Values.Sum());
    }

    /// <summary>Passages that share a word with the question, best first.</summary>
    public IReadOnlyList<int> Find(string question, int count)
    {
        var asked = Words(question).Distinct().ToList();
        var scores = _counts.Select(c => asked.Sum(w => Score(c, w))).ToList();
        return [.. Enumerable.Range(0, scores.Count).Where(p => scores[p] > 0).OrderByDescending(p => scores[p]).Take(count)];
    }

    /// <summary>Words of a text, their endings cut off, the shortest left out.</summary>
    public static IEnumerable<string> Words(string text) => text
        .ToLowerInvariant()
        .Split([.. " .,;:?!()'\"\n-"], StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w.Length > 3)
        .Select(w => w[..Math.Min(6, w.Length)]);

    private double Score(Dictionary<string, int> counts, string word)
    {
        var count = counts.GetValueOrDefault(word);
        var holding = _counts.Count(c => c.ContainsKey(word));
        return Math.Log(1 + ((_counts.Count - holding + 0.5) / (holding + 0.5))) * count * (K1 + 1) / (
            count + (K1 * (1 - B + (B * counts.Values.Sum() / _average))));
    }
}
