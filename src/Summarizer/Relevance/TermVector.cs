using System.Numerics.Tensors;

namespace Summarizer.Relevance;

/// <summary>
/// Vectors of passages by their terms alone, for comparing passages where there is no embedding model (Weinberger et al. 2009, "Feature
/// Hashing").
/// </summary>
internal static class TermVector
{
    private const int Width = 1024;

    /// <summary>The logarithm of how often each term occurs, at the place of its hash; of unit length.</summary>
    public static float[] Of(IEnumerable<string> terms)
    {
        var vector = new float[Width];
        foreach (var (term, count) in terms.CountBy(t => t, StringComparer.Ordinal))
        {
            // FNV-1a: the same on every run.
            var hash = 2166136261u;
            foreach (var c in term)
            {
                hash = (hash ^ c) * 16777619u;
            }

            vector[hash % Width] += MathF.Log(1 + count);
        }

        var norm = TensorPrimitives.Norm(vector);
        TensorPrimitives.Divide(vector, norm > 0 ? norm : 1, vector);
        return vector;
    }
}
