using System.Numerics.Tensors;

namespace Summarizer.Export.Quantization;

/// <summary>Symmetric int8 with one scale per output: value = q * scale, q from -127 to 127.</summary>
internal static class ColumnQuantizer
{
    private const int Largest = 127;

    /// <summary>Quantizes a part of one output's weights.</summary>
    /// <param name="weights">All weights of the output, [in]; they decide the scale.</param>
    /// <param name="first">First weight to write.</param>
    /// <param name="levels">Filled from there.</param>
    /// <returns>The scale; 0 for an output without weights other than 0.</returns>
    public static float Quantize(ReadOnlySpan<float> weights, int first, Span<sbyte> levels)
    {
        var scale = Math.Abs(TensorPrimitives.MaxMagnitude(weights)) / Largest;
        var inverse = scale > 0 ? 1 / scale : 0;
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = (sbyte)Math.Clamp(MathF.Round(weights[first + i] * inverse), -Largest, Largest);
        }

        return scale;
    }
}
