using Summarizer.Grounding;
using Summarizer.Selection;
using Summarizer.TextModel;

namespace Summarizer.Quoting;

/// <summary>How much of what a question asks about stands in each sentence: BM25, divided by what a sentence of usual length scores that holds every word once.</summary>
/// <remarks>The divisor counts words that stand nowhere too, so a passage about something else matches badly everywhere, and "No answer." can win.</remarks>
internal static class QuestionMatch
{
    // Words that say what is asked, not what about.
    private static readonly HashSet<string> Asking = new(StringComparer.Ordinal)
    {
        "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "is", "are", "was", "were", "be", "been", "do", "does", "did", "has", "have", "had",
        "can", "could", "will", "would", "should", "may", "might", "the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "as",
        "that", "this", "it", "its", "there",
    };

    /// <summary>Per sentence, 0 to about 1.</summary>
    public static double[] Of(QuotableText text, string question)
    {
        var index = new Bm25Index([.. Enumerable.Range(0, text.Spans.Count).Select(span => text[span])]);
        var asked = TextWords.Of(question).Distinct(StringComparer.Ordinal).ToList();
        var about = asked.Where(word => !Asking.Contains(word)).ToList();
        about = about.Count > 0 ? about : asked;
        var most = Math.Max(about.Sum(index.Weight), 1e-9);
        return [.. index.Score(string.Join(' ', about)).Select(score => score / most)];
    }
}
