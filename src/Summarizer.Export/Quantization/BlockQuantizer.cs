using System.Numerics;
using System.Numerics.Tensors;

namespace Summarizer.Export.Quantization;

/// <summary>Quantizes single rows into a <see cref="BlockLayout"/>.</summary>
internal static class BlockQuantizer
{
    /// <summary>Quantizes one row.</summary>
    /// <param name="layout">Bits and block size.</param>
    /// <param name="row">Finite values, [columns].</param>
    /// <param name="packed">Filled: <see cref="BlockLayout.MatMulRowBytes"/>, or <see cref="BlockLayout.GatherRowBytes"/> to leave the last block short.</param>
    /// <param name="scales">Filled: one per block.</param>
    public static void Quantize(BlockLayout layout, ReadOnlySpan<float> row, Span<byte> packed, Span<float> scales)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(scales.Length, layout.Blocks(row.Length), nameof(scales));

        // Every block is worked on at full length, filled up with zeros, so that it is a whole number of vectors.
        Span<float> block = stackalloc float[layout.BlockSize];
        for (var i = 0; i < scales.Length; i++)
        {
            var values = row.Slice(i * layout.BlockSize, Math.Min(layout.BlockSize, row.Length - (i * layout.BlockSize)));
            values.CopyTo(block);
            block[values.Length..].Clear();
            scales[i] = layout.Bits == 8 ? Round8(block) : FourBitRounding.Round(block);
            Pack(layout, block, packed.Slice(i * layout.BlockBytes, Math.Min(layout.BlockBytes, packed.Length - (i * layout.BlockBytes))));
        }
    }

    /// <summary>Restores a row: the inverse of <see cref="Quantize"/> up to rounding.</summary>
    public static void Dequantize(BlockLayout layout, ReadOnlySpan<byte> packed, ReadOnlySpan<float> scales, Span<float> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var q = layout.Bits == 8 ? packed[i] : (packed[i / 2] >> (4 * (i % 2))) & 15;
            row[i] = (q - layout.ZeroPoint) * scales[i / layout.BlockSize];
        }
    }

    // Replaces the values by levels from -127 to 127; returns the scale.
    private static float Round8(Span<float> block)
    {
        var scale = Math.Abs(TensorPrimitives.MaxMagnitude(block)) / 127;
        var inverse = SafeInverse.Of(scale);
        for (var i = 0; i < block.Length; i += Vector<float>.Count)
        {
            Vector.Round(new Vector<float>(block[i..]) * inverse).CopyTo(block[i..]);
        }

        return scale;
    }

    private static void Pack(BlockLayout layout, ReadOnlySpan<float> levels, Span<byte> bytes)
    {
        if (layout.Bits == 8)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)((int)levels[i] + 128);
            }

            return;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(((int)levels[2 * i] + 8) | (((int)levels[(2 * i) + 1] + 8) << 4));
        }
    }
}
