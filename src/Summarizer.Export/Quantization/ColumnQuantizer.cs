using System.Numerics.Tensors;

namespace Summarizer.Export.Quantization;

/// <summary>Symmetric int8 with one scale per output: value = q * scale, q from -127 to 127, zero point 0.</summary>
/// <remarks>
/// Signed weights, because ONNX Runtime quantizes activations to uint8 and the VNNI instruction multiplies uint8 by int8: unsigned weights with zero point 128
/// took 2.4 times as long. On processors without VNNI the signed kernel adds pairs of products in 16 bits and saturates; a session with
/// <c>session.x64quantprecision</c> = 1 turns the weights into unsigned ones there, and only there. That rewrite expects the zero point as an explicit
/// constant, so graphs should pass a scalar int8 0 rather than leave the input out.
/// </remarks>
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
        var inverse = SafeInverse.Of(scale);
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = (sbyte)Math.Clamp(MathF.Round(weights[first + i] * inverse), -Largest, Largest);
        }

        return scale;
    }
}
