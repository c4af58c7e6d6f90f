namespace Summarizer.Export.Quantization;

/// <summary>
/// Block-wise symmetric quantization of a matrix [rows, columns] along its columns: value = (q - 2^(bits-1)) * scale of its block, q unsigned.
/// Serves two operators of the com.microsoft domain, whose bytes are the same as long as the block size divides the columns.
/// </summary>
/// <remarks>
/// <para><c>MatMulNBits</c> (K = columns, N = rows): B uint8 [N, ceil(K / block), block * bits / 8], scales float [N * ceil(K / block)], no zero points
/// (default 2^(bits-1)). 4-bit: element 2i in the low half of byte i, 2i+1 in the high half. The last block of a row is filled with the zero point.</para>
/// <para><c>GatherBlockQuantized</c> (gather_axis 0, quantize_axis 1): data uint8 [rows, columns * bits / 8], scales float [rows, ceil(columns / block)], no zero
/// points; rows are not filled up.</para>
/// <para>Source: docs/ContribOperators.md and contrib_ops/cpu/quantization of ONNX Runtime.</para>
/// </remarks>
internal sealed record BlockLayout
{
    /// <param name="bits">4 or 8.</param>
    /// <param name="blockSize">A power of two from 16.</param>
    public BlockLayout(int bits, int blockSize)
    {
        if (bits is not (4 or 8))
        {
            throw new ArgumentOutOfRangeException(nameof(bits), bits, "Block-wise weights have 4 or 8 bits.");
        }

        if (blockSize < 16 || !int.IsPow2(blockSize))
        {
            throw new ArgumentOutOfRangeException(nameof(blockSize), blockSize, "The block size must be a power of two from 16.");
        }

        Bits = bits;
        BlockSize = blockSize;
    }

    /// <summary>Bits of one element.</summary>
    public int Bits { get; }

    /// <summary>Elements that share a scale.</summary>
    public int BlockSize { get; }

    /// <summary>q of the value 0.</summary>
    public int ZeroPoint => 1 << (Bits - 1);

    /// <summary>Bytes of one full block.</summary>
    public int BlockBytes => BlockSize * Bits / 8;

    /// <summary>Scales of one row.</summary>
    public int Blocks(int columns) => (columns + BlockSize - 1) / BlockSize;

    /// <summary>Bytes of one row for MatMulNBits.</summary>
    public int MatMulRowBytes(int columns) => Blocks(columns) * BlockBytes;

    /// <summary>Bytes of one row for GatherBlockQuantized.</summary>
    public int GatherRowBytes(int columns) => columns * Bits % 8 == 0
        ? columns * Bits / 8
        : throw new ArgumentOutOfRangeException(nameof(columns), columns, "A 4-bit embedding table needs an even number of columns.");
}
