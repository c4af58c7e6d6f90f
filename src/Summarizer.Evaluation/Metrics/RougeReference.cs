namespace Summarizer.Evaluation.Metrics;

/// <summary>One reference that candidates are compared with. ROUGE of Lin 2004 ("ROUGE: A Package for Automatic Evaluation of Summaries"), F1 with equal weight.</summary>
internal sealed class RougeReference
{
    private readonly int[] _words;
    private readonly NGramCounts _unigrams;
    private readonly NGramCounts _bigrams;

    /// <param name="words">Word numbers of the reference.</param>
    public RougeReference(int[] words)
    {
        _words = words;
        _unigrams = new NGramCounts(words, 1);
        _bigrams = new NGramCounts(words, 2);
    }

    /// <summary>ROUGE-1, ROUGE-2 and ROUGE-L of a candidate.</summary>
    public RougeScores Score(int[] candidate) => new(
        NGramF1(new NGramCounts(candidate, 1), _unigrams),
        NGramF1(new NGramCounts(candidate, 2), _bigrams),
        F1(LongestCommonSubsequence.Length(candidate, _words), candidate.Length, _words.Length));

    /// <summary>ROUGE-1 + ROUGE-2, what extractive oracles select by.</summary>
    public double Selection(int[] candidate) =>
        NGramF1(new NGramCounts(candidate, 1), _unigrams) + NGramF1(new NGramCounts(candidate, 2), _bigrams);

    private static double NGramF1(NGramCounts candidate, NGramCounts reference) => F1(candidate.Overlap(reference), candidate.Total, reference.Total);

    // 2PR / (P + R) with P = hits / candidate and R = hits / reference is 2 hits / (candidate + reference).
    private static double F1(int hits, int candidate, int reference) => hits == 0 ? 0 : 2.0 * hits / (candidate + reference);
}
