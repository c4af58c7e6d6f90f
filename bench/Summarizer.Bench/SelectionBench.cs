using System.Diagnostics;
using System.Numerics.Tensors;
using Summarizer.Selection;

namespace Summarizer.Bench;

/// <summary>MMR against SMMR on passages that come in groups of four near-duplicates: time, mean relevance of the chosen, and their mean similarity to the nearest other chosen.</summary>
internal static class SelectionBench
{
    private const int Width = 256;
    private const int GroupSize = 4;
    private const double Diversity = 0.3;

    public static int Run()
    {
        Console.WriteLine("passages  chosen  method  ms median  relevance  redundancy");
        foreach (var passages in new[] { 64, 512, 4096 })
        {
            var (relevance, embeddings) = Passages(passages);
            foreach (var method in new[] { SelectionMethod.Mmr, SelectionMethod.Smmr })
            {
                List<int> chosen = [];
                var times = Enumerable.Range(0, 15).Select(_ =>
                {
                    var clock = Stopwatch.StartNew();
                    chosen = PassageSelector.Select(method, new MarginalRelevance(relevance, embeddings, Diversity), passages / 8, seed: 1);
                    return clock.Elapsed.TotalMilliseconds;
                }).Order().ToList();
                Console.WriteLine(FormattableString.Invariant(
                    $"{passages,8}  {chosen.Count,6}  {method,-6}  {times[times.Count / 2],9:0.000}  {chosen.Average(i => relevance[i]),9:0.000}  {Redundancy(chosen, embeddings),10:0.000}"));
            }
        }

        return 0;
    }

    private static (double[] Relevance, float[][] Embeddings) Passages(int count)
    {
        var random = new Random(7);
        var relevance = new double[count];
        var embeddings = new float[count][];
        for (var i = 0; i < count; i++)
        {
            var original = i % GroupSize == 0 ? null : embeddings[i - (i % GroupSize)];
            relevance[i] = original is null ? random.NextDouble() : Math.Clamp(relevance[i - (i % GroupSize)] + ((random.NextDouble() - 0.5) * 0.05), 0, 1);
            embeddings[i] = new float[Width];
            for (var d = 0; d < Width; d++)
            {
                embeddings[i][d] = (float)((original?[d] ?? 0) + ((random.NextDouble() - 0.5) * (original is null ? 1 : 0.02)));
            }

            TensorPrimitives.Divide(embeddings[i], TensorPrimitives.Norm(embeddings[i]), embeddings[i]);
        }

        return (relevance, embeddings);
    }

    private static double Redundancy(List<int> chosen, float[][] embeddings) => chosen.Average(i =>
        chosen.Where(j => j != i).Max(j => TensorPrimitives.Dot(embeddings[i], embeddings[j])));
}
