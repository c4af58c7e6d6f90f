namespace RagPipeline;

/// <summary>
/// Asks again in other words: the telling words of the question, and those that the best passages of the first search have in common
/// (pseudo-relevance feedback, Rocchio 1971).
/// </summary>
internal static class Rewriting
{
    private const int Added = 4;
    private const int ShortestWord = 6;

    public static string Of(string question, IReadOnlyList<Passage> found)
    {
        char[] separators = [.. " .,;:?!()'\"\n-"];
        var asked = question.Split(separators, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3).ToList();
        var common = found
            .SelectMany(
                p =>
                    p.Text.Split(
                        separators,
                        StringSplitOptions.RemoveEmptyEntries).Where(w =>
                            w.Length >= ShortestWord).Distinct(StringComparer.OrdinalIgnoreCase))
            .GroupBy(w => w, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1 && !asked.Contains(g.Key, StringComparer.OrdinalIgnoreCase))
            .OrderByDescending(g => g.Count())
            .Select(g => g.Key)
            .Take(Added);
        return string.Join(' ', [.. asked, .. common]);
    }
}
