using System.Numerics.Tensors;

namespace Summarizer.Export.Quantization;

/// <summary>Quantizes single rows into a <see cref="BlockLayout"/>.</summary>
internal static class BlockQuantizer
{
    // Half-widths of the range tried for 4 bits, as a multiple of the plain one that maps the largest value to -8: llama.cpp's make_qx_quants searches alike.
    private const int SearchSteps = 9;
    private const float SearchStep = 0.1f;

    /// <summary>Quantizes one row.</summary>
    /// <param name="layout">Bits and block size.</param>
    /// <param name="row">Finite values, [columns].</param>
    /// <param name="packed">Filled: <see cref="BlockLayout.MatMulRowBytes"/>, or <see cref="BlockLayout.GatherRowBytes"/> to leave the last block short.</param>
    /// <param name="scales">Filled: one per block.</param>
    public static void Quantize(BlockLayout layout, ReadOnlySpan<float> row, Span<byte> packed, Span<float> scales)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(scales.Length, layout.Blocks(row.Length), nameof(scales));
        Span<float> levels = stackalloc float[layout.BlockSize];
        Span<float> trial = stackalloc float[layout.BlockSize];
        for (var block = 0; block < scales.Length; block++)
        {
            var values = row.Slice(block * layout.BlockSize, Math.Min(layout.BlockSize, row.Length - (block * layout.BlockSize)));
            scales[block] = layout.Bits == 8 ? Round8(values, levels) : Round4(values, levels, trial);
            levels[values.Length..].Clear();
            var bytes = packed.Slice(block * layout.BlockBytes, Math.Min(layout.BlockBytes, packed.Length - (block * layout.BlockBytes)));
            Pack(layout, levels, bytes);
        }
    }

    /// <summary>Restores a row, for checks: the inverse of <see cref="Quantize"/> up to rounding.</summary>
    public static void Dequantize(BlockLayout layout, ReadOnlySpan<byte> packed, ReadOnlySpan<float> scales, Span<float> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var q = layout.Bits == 8 ? packed[i] : (packed[i / 2] >> (4 * (i % 2))) & 15;
            row[i] = (q - layout.ZeroPoint) * scales[i / layout.BlockSize];
        }
    }

    private static float Round8(ReadOnlySpan<float> values, Span<float> levels)
    {
        var largest = Math.Abs(TensorPrimitives.MaxMagnitude(values));
        var scale = largest / 127;
        Levels(values, scale > 0 ? 1 / scale : 0, -127, 127, levels);
        return scale;
    }

    // The signed largest value goes to -8, so that the longer side of [-8, 7] serves it; then the range is shrunk and stretched a little, each time with
    // the scale that is best for the rounding found (least squares), and the least squared error wins. Scales may be negative.
    private static float Round4(ReadOnlySpan<float> values, Span<float> levels, Span<float> trial)
    {
        var extreme = TensorPrimitives.MaxMagnitude(values);
        var best = 0f;
        var bestGain = 0f;
        levels.Clear();
        for (var step = -SearchSteps; extreme != 0 && step <= SearchSteps; step++)
        {
            var tried = trial[..values.Length];
            Levels(values, (-8 + (step * SearchStep)) / extreme, -8, 7, tried);
            var product = TensorPrimitives.Dot(values, tried);
            var square = TensorPrimitives.SumOfSquares(tried);

            // |x - s l|^2 with the best s is |x|^2 - (x.l)^2 / l.l: the larger the subtrahend, the smaller the error.
            var gain = square > 0 ? product * product / square : 0;
            if (gain > bestGain)
            {
                bestGain = gain;
                best = product / square;
                tried.CopyTo(levels);
            }
        }

        return best;
    }

    private static void Levels(ReadOnlySpan<float> values, float inverse, float least, float most, Span<float> levels)
    {
        levels = levels[..values.Length];
        TensorPrimitives.Multiply(values, inverse, levels);
        TensorPrimitives.Round(levels, levels);
        TensorPrimitives.Min(levels, most, levels);
        TensorPrimitives.Max(levels, least, levels);
    }

    private static void Pack(BlockLayout layout, ReadOnlySpan<float> levels, Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = layout.Bits == 8
                ? (byte)((int)levels[i] + layout.ZeroPoint)
                : (byte)(((int)levels[2 * i] + layout.ZeroPoint) | (((int)levels[(2 * i) + 1] + layout.ZeroPoint) << 4));
        }
    }
}
