using Summarizer.Evaluation.Metrics;

namespace Summarizer.Evaluation.Baselines;

/// <summary>
/// The best that copying whole sentences can reach, found greedily: add the sentence that raises ROUGE-1 + ROUGE-2 most, until none
/// raises it or there are three (Nallapati et al. 2017, arXiv:1611.04230; Liu and Lapata 2019, arXiv:1908.08345).
/// </summary>
internal static class Oracle
{
    private const int MaxSentences = 3;

    /// <summary>Indices of the chosen sentences in document order; empty when no sentence shares a word with a reference.</summary>
    public static IReadOnlyList<int> Select(SourceSentences sentences, RougeReferences references)
    {
        SortedSet<int> chosen = [];
        var reached = 0.0;
        while (chosen.Count < MaxSentences)
        {
            var best = -1;
            for (var i = 0; i < sentences.Count; i++)
            {
                if (chosen.Contains(i))
                {
                    continue;
                }

                var score = references.Selection(sentences.Join(chosen.Append(i).Order()));
                if (score > reached)
                {
                    (reached, best) = (score, i);
                }
            }

            if (best < 0)
            {
                break;
            }

            chosen.Add(best);
        }

        return [.. chosen];
    }
}
