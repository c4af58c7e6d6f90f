using System.Numerics.Tensors;

namespace Summarizer.Export.Quantization;

/// <summary>float32 to float16, round to nearest even.</summary>
internal static class HalfConverter
{
    private const float Largest = 65504;

    /// <summary>Converts values that fit.</summary>
    /// <param name="name">Tensor, for the message.</param>
    /// <param name="values">Finite values.</param>
    /// <param name="halves">Filled; as long as <paramref name="values"/>.</param>
    /// <exception cref="ExportException">A value is outside float16.</exception>
    public static void Convert(string name, ReadOnlySpan<float> values, Span<Half> halves)
    {
        TensorPrimitives.ConvertToHalf(values, halves);
        if (!values.IsEmpty && !(Math.Abs(TensorPrimitives.MaxMagnitude(values)) <= Largest))
        {
            throw new ExportException(
                $"Tensor {name} holds {TensorPrimitives.MaxMagnitude(values)}, which float16 cannot represent (largest {Largest}). Export with another precision.");
        }
    }
}
