using System.Numerics.Tensors;
using Summarizer.Embeddings;

namespace Summarizer.Relevance;

/// <summary>Vectors of a passage and of its units.</summary>
/// <param name="Whole">Of the passage.</param>
/// <param name="Units">Of its units, of unit length.</param>
internal sealed record PassageMeaning(float[] Whole, IReadOnlyList<float[]> Units)
{
    /// <summary>Reads a passage once: its sentences inside it, and each unit the mean of its sentences.</summary>
    public static async Task<PassageMeaning> ReadAsync(EmbeddingModel model, ReadPassage passage, CancellationToken cancellationToken)
    {
        var structure = passage.Structure;
        var vectors = await model.EmbedPassageAsync([.. structure.Sentences.Select(s => structure[s])], cancellationToken)
            .ConfigureAwait(false);
        return new(vectors.Whole, [.. passage.Units.Select(u => Mean(vectors.Sentences, u))]);
    }

    private static float[] Mean(IReadOnlyList<float[]> sentences, PassageUnit unit)
    {
        if (unit.Sentences == 1)
        {
            return sentences[unit.FirstSentence];
        }

        var mean = new float[sentences[unit.FirstSentence].Length];
        for (var s = unit.FirstSentence; s < unit.FirstSentence + unit.Sentences; s++)
        {
            TensorPrimitives.Add(mean, sentences[s], mean);
        }

        var norm = TensorPrimitives.Norm(mean);
        TensorPrimitives.Divide(mean, norm > 0 ? norm : 1, mean);
        return mean;
    }
}
