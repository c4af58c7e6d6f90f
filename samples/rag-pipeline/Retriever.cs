namespace RagPipeline;

/// <summary>Stands for the vector database or search engine of a real pipeline: counts the longer words that a passage shares with the question.</summary>
internal static class Retriever
{
    private const int ShortestWord = 4;

    public static IReadOnlyList<Passage> Find(IEnumerable<Passage> passages, string question, int count)
    {
        var asked = Words(question);
        return [.. passages.OrderByDescending(p => Words(p.Text).Count(asked.Contains)).Take(count)];
    }

    private static HashSet<string> Words(string text) => text
        .Split([.. " .,;:?!()'\"\n-"], StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w.Length >= ShortestWord)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
