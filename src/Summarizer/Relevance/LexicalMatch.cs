namespace Summarizer.Relevance;

/// <summary>What passages and their units share with a question by their words, with the word statistics of the whole request.</summary>
internal sealed class LexicalMatch
{
    /// <param name="question">Terms of the question.</param>
    /// <param name="passages">The passages.</param>
    public LexicalMatch(string[] question, IReadOnlyList<ReadPassage> passages)
    {
        string[][] units = [.. passages.SelectMany(p => p.UnitTerms)];
        var unitIndex = new Bm25(units);
        string[] asked = [.. question.Distinct(StringComparer.Ordinal)];
        var total = Math.Max(asked.Sum(unitIndex.Weight), 1e-9);
        Units = Scaled(unitIndex.Score(asked));
        UnitCoverage = [.. units.Select(Coverage)];
        Passages = Scaled(new Bm25([.. passages.Select(p => p.Terms)]).Score(asked));
        PassageCoverage = [.. passages.Select(p => Coverage(p.Terms))];
        QuestionTerms = asked.Length;
        QuestionWeight = total / Math.Max(1, asked.Length);

        double Coverage(string[] terms)
        {
            var held = terms.ToHashSet(StringComparer.Ordinal);
            return asked.Where(held.Contains).Sum(unitIndex.Weight) / total;
        }
    }

    /// <summary>BM25 of every unit of the request over the best of them, 0 to 1.</summary>
    public double[] Units { get; }

    /// <summary>Share of the question's terms that a unit holds, each weighed by what it tells.</summary>
    public double[] UnitCoverage { get; }

    /// <summary>BM25 of every passage over the best of them, 0 to 1.</summary>
    public double[] Passages { get; }

    /// <summary>Share of the question's terms that a passage holds.</summary>
    public double[] PassageCoverage { get; }

    /// <summary>Different terms of the question.</summary>
    public int QuestionTerms { get; }

    /// <summary>Mean weight of a term of the question.</summary>
    public double QuestionWeight { get; }

    private static double[] Scaled(double[] scores)
    {
        var best = scores.DefaultIfEmpty().Max();
        return best > 0 ? [.. scores.Select(s => s / best)] : scores;
    }
}
