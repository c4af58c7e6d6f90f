using System.Numerics.Tensors;

namespace Summarizer.Embeddings;

/// <summary>Adds up the token states of every sentence of a text, window by window.</summary>
internal sealed class SentenceSums(int sentences, int width)
{
    private readonly float[] _whole = new float[width];
    private readonly float[][] _sums = [.. Enumerable.Range(0, sentences).Select(_ => new float[width])];

    /// <summary>Adds a window.</summary>
    /// <param name="states">[1 + tokens + 1, width], start and end included.</param>
    /// <param name="window">Whose tokens they are.</param>
    public void Add(ReadOnlySpan<float> states, IEnumerable<Windows.Part> window)
    {
        Add(_whole, states[..width]);
        Add(_whole, states[^width..]);
        var token = 1;
        foreach (var part in window)
        {
            for (var end = token + part.Count; token < end; token++)
            {
                var state = states.Slice(token * width, width);
                Add(_whole, state);
                Add(_sums[part.Sentence], state);
            }
        }
    }

    /// <summary>The directions of the sums, which are those of the means.</summary>
    public PassageVectors ToVectors(int tokens) => new(Unit(_whole), [.. _sums.Select(Unit)], tokens);

    private static void Add(Span<float> sum, ReadOnlySpan<float> state) => TensorPrimitives.Add(sum, state, sum);

    private static float[] Unit(float[] vector)
    {
        var norm = TensorPrimitives.Norm(vector);
        if (norm > 0)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }

        return vector;
    }
}
