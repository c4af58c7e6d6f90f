using System.Numerics.Tensors;
using Summarizer.Selection;

namespace Summarizer.Bench;

/// <summary>MMR against SMMR: mean relevance of the chosen passages, and their mean similarity to the nearest other chosen one.</summary>
internal static class SelectionBench
{
    private const double Diversity = 0.3;

    public static int Run()
    {
        Console.WriteLine("passages  chosen  method  relevance  redundancy");
        foreach (var count in new[] { 64, 512, 4096 })
        {
            var (relevance, embeddings) = GroupedPassages.Create(count);
            foreach (var method in new[] { SelectionMethod.Mmr, SelectionMethod.Smmr })
            {
                var chosen = PassageSelector.Select(method, new MarginalRelevance(relevance, embeddings, Diversity), count / 8, seed: 1);
                Console.WriteLine(FormattableString.Invariant(
                    $"{count,8}  {chosen.Count,6}  {method,-6}  {chosen.Average(i => relevance[i]),9:0.000}  {Redundancy(chosen, embeddings),10:0.000}"));
            }
        }

        return 0;
    }

    private static double Redundancy(List<int> chosen, float[][] embeddings) => chosen.Average(i =>
        chosen.Where(j => j != i).Max(j => TensorPrimitives.Dot(embeddings[i], embeddings[j])));
}
