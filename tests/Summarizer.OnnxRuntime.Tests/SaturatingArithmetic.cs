using Summarizer.OnnxRuntime.KnownAnswers;

namespace Summarizer.OnnxRuntime.Tests;

/// <summary>Products as x86 processors without VNNI compute them: pairs of unsigned times signed products, added in 16 bits.</summary>
internal static class SaturatingArithmetic
{
    /// <summary>One output, of activations with the zero point 0 or 128.</summary>
    public static float Product(ExtremeWeights weights, int output, ReadOnlySpan<float> row)
    {
        var zero = row.Contains(sbyte.MinValue) ? 128 : 0;
        var (sum, weightSum) = (0L, 0L);
        for (var i = 0; i < row.Length; i += 2)
        {
            var pair = (((int)row[i] + zero) * weights[output, i]) + (((int)row[i + 1] + zero) * weights[output, i + 1]);
            sum += Math.Clamp(pair, short.MinValue, short.MaxValue);
            weightSum += weights[output, i] + weights[output, i + 1];
        }

        return sum - (zero * weightSum);
    }
}
