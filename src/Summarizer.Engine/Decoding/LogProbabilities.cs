using System.Numerics.Tensors;

namespace Summarizer.Engine.Decoding;

/// <summary>Log-softmax without memory of its own.</summary>
internal static class LogProbabilities
{
    private const int BlockLength = 512;

    /// <summary>Turns scores into natural log-probabilities in place.</summary>
    /// <param name="scores">Scores [vocabulary].</param>
    /// <param name="best">Their finite maximum.</param>
    public static void FromScores(Span<float> scores, float best)
    {
        Span<float> block = stackalloc float[BlockLength];
        double sum = 0;
        for (var start = 0; start < scores.Length; start += BlockLength)
        {
            var part = scores[start..Math.Min(start + BlockLength, scores.Length)];
            var exponentials = block[..part.Length];
            TensorPrimitives.Subtract(part, best, exponentials);
            TensorPrimitives.Exp(exponentials, exponentials);
            sum += TensorPrimitives.Sum(exponentials);
        }

        TensorPrimitives.Subtract(scores, best, scores);
        TensorPrimitives.Subtract(scores, (float)Math.Log(sum), scores);
    }
}
