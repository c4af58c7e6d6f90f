using Summarizer.Relevance;
using Summarizer.Selection;

namespace Summarizer.Compression;

/// <summary>Which documents are used, the most probable answer first.</summary>
internal static class PassageOrder
{
    /// <summary>Chooses documents.</summary>
    /// <param name="request">How to choose.</param>
    /// <param name="passages">Its documents.</param>
    /// <param name="scores">Their scores.</param>
    public static IReadOnlyList<int> Of(CompressRequest request, IReadOnlyList<ReadPassage> passages, RelevanceScores scores)
    {
        int[] candidates = [.. Enumerable.Range(0, passages.Count).Where(p => passages[p].Units.Count > 0)];
        var count = Math.Min(request.TopK ?? candidates.Length, candidates.Length);
        IEnumerable<int> chosen = candidates.OrderByDescending(p => scores.Passages[p]).ThenBy(p => p).Take(count);
        if (request.Select != SelectionMethod.None)
        {
            var vectors = candidates.Select(p => scores.Meanings?[p].Whole ?? TermVector.Of(passages[p].Terms)).ToList();
            var values = new MarginalRelevance([.. candidates.Select(p => scores.Passages[p])], vectors, request.Diversity);
            chosen = PassageSelector.Select(request.Select, values, count, request.Seed).Select(i => candidates[i]);
        }

        return [.. chosen.OrderByDescending(p => scores.Passages[p]).ThenBy(p => p)];
    }
}
