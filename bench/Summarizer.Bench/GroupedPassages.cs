using System.Numerics.Tensors;

namespace Summarizer.Bench;

/// <summary>Passages in groups of four near-duplicates, with random relevance.</summary>
/// <param name="Relevance">Relevance of each passage, 0 to 1.</param>
/// <param name="Embeddings">Vector of each passage, of unit length.</param>
internal sealed record GroupedPassages(double[] Relevance, float[][] Embeddings)
{
    private const int Width = 256;
    private const int GroupSize = 4;

    /// <summary>Makes so many passages, the same each time.</summary>
    public static GroupedPassages Create(int count)
    {
        var random = new Random(7);
        var relevance = new double[count];
        var embeddings = new float[count][];
        for (var i = 0; i < count; i++)
        {
            var original = i % GroupSize == 0 ? null : embeddings[i - (i % GroupSize)];
            relevance[i] = original is null
                ? random.NextDouble()
                : Math.Clamp(relevance[i - (i % GroupSize)] + ((random.NextDouble() - 0.5) * 0.05), 0, 1);
            embeddings[i] = new float[Width];
            for (var d = 0; d < Width; d++)
            {
                embeddings[i][d] = (float)((original?[d] ?? 0) + ((random.NextDouble() - 0.5) * (original is null ? 1 : 0.02)));
            }

            TensorPrimitives.Divide(embeddings[i], TensorPrimitives.Norm(embeddings[i]), embeddings[i]);
        }

        return new(relevance, embeddings);
    }
}
