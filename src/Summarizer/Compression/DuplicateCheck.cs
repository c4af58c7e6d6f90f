using System.Numerics.Tensors;
using Summarizer.Relevance;

namespace Summarizer.Compression;

/// <summary>Knows what is kept, and whether a unit says the same: nearly the same words, or most of them and the same meaning.</summary>
internal sealed class DuplicateCheck(IReadOnlyList<ReadPassage> passages, RelevanceScores scores)
{
    private const double SameWords = 0.8;
    private const double ManyWords = 0.5;
    private const double SameMeaning = 0.93;

    private readonly List<(HashSet<string> Terms, float[]? Meaning)> _kept = [];

    /// <summary>Whether something kept says the same.</summary>
    public bool IsKnown(ScoredUnit unit)
    {
        var (terms, meaning) = Describe(unit);
        return terms.Count > 0 && _kept.Exists(k =>
        {
            var shared = SharedWith(k.Terms, terms);
            return shared >= SameWords || (shared >= ManyWords && AreAlike(meaning, k.Meaning));
        });
    }

    /// <summary>Remembers a unit that is kept.</summary>
    public void Remember(ScoredUnit unit) => _kept.Add(Describe(unit));

    private (HashSet<string> Terms, float[]? Meaning) Describe(ScoredUnit unit) =>
        (passages[unit.Passage].UnitTerms[unit.Unit].ToHashSet(StringComparer.Ordinal), scores.Meanings?[unit.Passage].Units[unit.Unit]);

    private static bool AreAlike(float[]? a, float[]? b) => a is not null && b is not null && TensorPrimitives.Dot(a, b) >= SameMeaning;

    // Jaccard.
    private static double SharedWith(HashSet<string> a, HashSet<string> b)
    {
        var both = a.Count(b.Contains);
        return (double)both / Math.Max(1, a.Count + b.Count - both);
    }
}
