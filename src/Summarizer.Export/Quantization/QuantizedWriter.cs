using System.Runtime.InteropServices;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Quantization;

/// <summary>Writes whole matrices in the layout that an operator wants, a slab at a time.</summary>
internal static class QuantizedWriter
{
    /// <summary>Most that any method here holds of a matrix, besides the scales.</summary>
    public const int SlabBytes = 64 << 20;

    private const int ReadBytes = 8 << 20;

    // Rows quantized before they are transposed together: one cache line of int8 outputs.
    private const int TileRows = 64;

    /// <summary>For <c>MatMulNBits</c>: writes B [N, blocks, block bytes] and returns the scales [N * blocks].</summary>
    public static float[] WriteMatMulNBits(WeightMatrix matrix, BlockLayout layout, Stream packed) =>
        WriteBlocks(matrix, layout, layout.MatMulRowBytes(matrix.Columns), packed);

    /// <summary>For <c>GatherBlockQuantized</c>: writes data [rows, columns * bits / 8] and returns the scales [rows * blocks].</summary>
    public static float[] WriteEmbedding(WeightMatrix table, BlockLayout layout, Stream packed) =>
        WriteBlocks(table, layout, layout.GatherRowBytes(table.Columns), packed);

    /// <summary>
    /// For <c>DynamicQuantizeMatMul</c>: writes B int8 [K, N] (K = columns, N = rows: the transpose of the stored matrix) and returns b_scale [N].
    /// value = q * scale, q from -127 to 127; b_zero_point is a scalar int8 0 (see <see cref="ColumnQuantizer"/>).
    /// </summary>
    public static float[] WriteDynamicInt8(WeightMatrix matrix, Stream transposed) => WriteDynamicInt8(matrix, transposed, SlabBytes);

    /// <summary>As above with another bound on the memory, for tests.</summary>
    internal static float[] WriteDynamicInt8(WeightMatrix matrix, Stream transposed, int slabBytes)
    {
        var scales = new float[matrix.Rows];
        var slabColumns = Math.Clamp(slabBytes / matrix.Rows, 1, matrix.Columns);
        var slab = new sbyte[(long)slabColumns * matrix.Rows];
        var tile = new sbyte[TileRows * slabColumns];

        // Normally one pass; a matrix beyond the slab is read once per run of output rows.
        for (var firstColumn = 0; firstColumn < matrix.Columns; firstColumn += slabColumns)
        {
            var columns = Math.Min(slabColumns, matrix.Columns - firstColumn);
            var start = firstColumn;
            matrix.ForEachSlab(TileRows * matrix.Columns * sizeof(float), (firstRow, values) =>
            {
                var rows = values.Length / matrix.Columns;
                for (var row = 0; row < rows; row++)
                {
                    var weights = values.Slice(row * matrix.Columns, matrix.Columns);
                    scales[firstRow + row] = ColumnQuantizer.Quantize(weights, start, tile.AsSpan(row * columns, columns));
                }

                Transpose(tile, rows, columns, slab, matrix.Rows, firstRow);
            });
            transposed.Write(MemoryMarshal.AsBytes(slab.AsSpan(0, columns * matrix.Rows)));
        }

        return scales;
    }

    private static float[] WriteBlocks(WeightMatrix matrix, BlockLayout layout, int rowBytes, Stream packed)
    {
        var blocks = layout.Blocks(matrix.Columns);
        var scales = new float[(long)matrix.Rows * blocks];
        var bytes = new byte[rowBytes];
        matrix.ForEachSlab(ReadBytes, (firstRow, values) =>
        {
            for (var row = 0; row < values.Length / matrix.Columns; row++)
            {
                var rowScales = scales.AsSpan((int)(firstRow + row) * blocks, blocks);
                BlockQuantizer.Quantize(layout, values.Slice(row * matrix.Columns, matrix.Columns), bytes, rowScales);
                packed.Write(bytes);
            }
        });
        return scales;
    }

    // tile [rows, columns] becomes columns firstRow.. of slab [columns, stride].
    private static void Transpose(sbyte[] tile, int rows, int columns, sbyte[] slab, int stride, long firstRow)
    {
        for (var column = 0; column < columns; column++)
        {
            var target = slab.AsSpan((int)((column * (long)stride) + firstRow), rows);
            for (var row = 0; row < rows; row++)
            {
                target[row] = tile[(row * columns) + column];
            }
        }
    }
}
