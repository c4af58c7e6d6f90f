namespace Summarizer.Selection;

/// <summary>How passages are chosen before compression.</summary>
public enum SelectionMethod
{
    /// <summary>All of them.</summary>
    None,

    /// <summary>Greedy Maximal Marginal Relevance.</summary>
    Mmr,

    /// <summary>Sampling-Based MMR (SIGIR 2025): growing batches, sampled by value.</summary>
    Smmr,
}

/// <summary>Chooses passages that are relevant and not near-duplicates of each other.</summary>
internal static class PassageSelector
{
    // The values of the SMMR authors' own experiments: each batch is four times the one before, and sampling is sharp.
    private const int BatchGrowth = 4;
    private const double Temperature = 0.001;

    /// <summary>Indices of the chosen passages, in the order of choice.</summary>
    /// <param name="method">MMR or SMMR.</param>
    /// <param name="values">The candidates with their relevance and embeddings.</param>
    /// <param name="count">How many to choose.</param>
    /// <param name="seed">Seed of SMMR's sampling; MMR does not use it.</param>
    public static List<int> Select(SelectionMethod method, MarginalRelevance values, int count, int seed) => method switch
    {
        SelectionMethod.Mmr => Greedy(values, count),
        SelectionMethod.Smmr => Sampled(values, count, seed),
        _ => [.. values.Remaining],
    };

    private static List<int> Greedy(MarginalRelevance values, int count)
    {
        var chosen = new List<int>();
        while (chosen.Count < count && values.Remaining.Any())
        {
            var best = values.Remaining.MaxBy(values.Value);
            values.Choose(best);
            chosen.Add(best);
        }

        return chosen;
    }

    // log_4(count) rounds instead of count: each round draws a batch without replacement, in proportion to exp(value / temperature).
    private static List<int> Sampled(MarginalRelevance values, int count, int seed)
    {
        var random = new Random(seed);
        var chosen = new List<int>();
        for (var batch = 1; chosen.Count < count; batch *= BatchGrowth)
        {
            var drawn = values.Remaining
                .Select(i => (Item: i, Key: (values.Value(i) / Temperature) + Gumbel(random)))
                .OrderByDescending(d => d.Key)
                .Take(Math.Min(batch, count - chosen.Count))
                .Select(d => d.Item)
                .ToArray();
            if (drawn.Length == 0)
            {
                break;
            }

            values.Choose(drawn);
            chosen.AddRange(drawn);
        }

        return chosen;
    }

    // Adding Gumbel noise and sorting draws from the softmax without replacement (Kool et al. 2019, arXiv:1903.06059).
    private static double Gumbel(Random random) => -Math.Log(-Math.Log(1 - random.NextDouble() + double.Epsilon));
}
