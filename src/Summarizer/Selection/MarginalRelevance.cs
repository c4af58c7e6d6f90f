using System.Numerics.Tensors;

namespace Summarizer.Selection;

/// <summary>
/// Maximal Marginal Relevance (Carbonell and Goldstein 1998): value = (1 - diversity) x relevance - diversity x highest similarity to anything chosen so far.
/// Keeps, per candidate, the highest similarity alone, so that choosing one item costs one pass over the candidates.
/// </summary>
internal sealed class MarginalRelevance
{
    private readonly double[] _relevance;
    private readonly IReadOnlyList<float[]> _embeddings;
    private readonly double _diversity;
    private readonly double[] _nearest;
    private readonly bool[] _chosen;

    /// <param name="relevance">Per candidate, 0 to 1.</param>
    /// <param name="embeddings">Per candidate, of unit length.</param>
    /// <param name="diversity">0 is relevance alone, 1 diversity alone.</param>
    public MarginalRelevance(double[] relevance, IReadOnlyList<float[]> embeddings, double diversity)
    {
        _relevance = relevance;
        _embeddings = embeddings;
        _diversity = diversity;
        _nearest = new double[relevance.Length];
        _chosen = new bool[relevance.Length];
    }

    /// <summary>Candidates that are not chosen yet.</summary>
    public IEnumerable<int> Remaining => Enumerable.Range(0, _chosen.Length).Where(i => !_chosen[i]);

    /// <summary>Value of a candidate now.</summary>
    public double Value(int candidate) => ((1 - _diversity) * _relevance[candidate]) - (_diversity * _nearest[candidate]);

    /// <summary>Takes items out of the candidates and updates the values of the rest.</summary>
    public void Choose(params ReadOnlySpan<int> items)
    {
        foreach (var item in items)
        {
            _chosen[item] = true;
        }

        for (var i = 0; i < _chosen.Length; i++)
        {
            if (!_chosen[i])
            {
                _nearest[i] = Math.Max(_nearest[i], NearestOf(i, items));
            }
        }
    }

    private double NearestOf(int candidate, ReadOnlySpan<int> items)
    {
        var nearest = 0.0;
        foreach (var item in items)
        {
            nearest = Math.Max(nearest, TensorPrimitives.Dot(_embeddings[candidate], _embeddings[item]));
        }

        return nearest;
    }
}
