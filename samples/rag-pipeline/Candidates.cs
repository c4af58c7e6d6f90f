namespace RagPipeline;

/// <summary>Finds passages by words and by meaning, and joins both lists.</summary>
internal sealed class Candidates(WordIndex words, VectorIndex vectors)
{
    // Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009).
    private const double Flat = 60;

    /// <summary>Passages that stand high in either list, best first.</summary>
    public async Task<IReadOnlyList<int>> FindAsync(string question, int count)
    {
        var lists = new[] { words.Find(question, count), await vectors.FindAsync(question, count) };
        return
        [
            .. lists
                .SelectMany(list => list.Select((passage, rank) => (passage, Score: 1 / (Flat + rank))))
                .GroupBy(found => found.passage)
                .OrderByDescending(group => group.Sum(found => found.Score))
                .Take(count)
                .Select(group => group.Key),
        ];
    }
}
