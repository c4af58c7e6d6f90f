using BenchmarkDotNet.Attributes;
using Summarizer.Selection;

namespace Summarizer.Bench;

/// <summary>Time of MMR and SMMR on passages that come in groups of four near-duplicates; an eighth of them is chosen.</summary>
[InProcess]
public class SelectionBenchmarks
{
    private const double Diversity = 0.3;

    private GroupedPassages _passages = null!;

    /// <summary>Gets or sets the number of passages.</summary>
    [Params(64, 512, 4096)]
    public int Passages { get; set; }

    /// <summary>Gets or sets the method.</summary>
    [Params(SelectionMethod.Mmr, SelectionMethod.Smmr)]
    public SelectionMethod Method { get; set; }

    /// <summary>Makes the passages.</summary>
    [GlobalSetup]
    public void Prepare() => _passages = GroupedPassages.Create(Passages);

    /// <summary>Chooses an eighth of the passages.</summary>
    [Benchmark]
    public IReadOnlyList<int> Select() =>
        PassageSelector.Select(Method, new MarginalRelevance(_passages.Relevance, _passages.Embeddings, Diversity), Passages / 8, seed: 1);
}
