using Summarizer.Export.Checkpoints;
using Summarizer.Export.Quantization;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Tests.Quantization;

public sealed class EmbeddingTests
{
    [Theory]
    [InlineData(8, 128, 256)]
    [InlineData(8, 128, 48)]
    [InlineData(8, 32, 80)]
    [InlineData(4, 128, 256)]
    [InlineData(4, 32, 80)]
    public void WriteEmbedding_Lookup_EqualsTheDequantizedRows(int bits, int blockSize, int columns)
    {
        const int Rows = 50;
        var layout = new BlockLayout(bits, blockSize);
        using var stream = new MemoryStream();
        var scales = QuantizedWriter.WriteEmbedding(WeightMatrix.From("table", RandomWeights.Normal(Rows * columns, seed: 3), Rows, columns), layout, stream);
        var packed = stream.ToArray();
        long[] ids = [0, 49, 7, 7, 13, 1];

        var found = new OneOperator("GatherBlockQuantized", ("bits", bits), ("block_size", blockSize), ("gather_axis", 0), ("quantize_axis", 1))
            .Weight<byte>("data", DataType.Uint8, packed, Rows, layout.GatherRowBytes(columns))
            .Input("ids", DataType.Int64)
            .Weight<float>("scales", DataType.Float, scales, Rows, layout.Blocks(columns))
            .Run(ids, [2, 3]);

        var wanted = new float[columns];
        for (var i = 0; i < ids.Length; i++)
        {
            var row = (int)ids[i];
            BlockQuantizer.Dequantize(
                layout, packed.AsSpan(row * layout.GatherRowBytes(columns), layout.GatherRowBytes(columns)), scales.AsSpan(row * layout.Blocks(columns)), wanted);
            Assert.Equal(wanted, found.AsSpan(i * columns, columns).ToArray());
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void WriteEmbedding_ColumnsDivisibleByTheBlock_IsTheSameBytesAsForMatMulNBits(int bits)
    {
        var table = WeightMatrix.From("table", RandomWeights.Normal(20 * 256, seed: 4), 20, 256);
        using var gather = new MemoryStream();
        using var matmul = new MemoryStream();

        var gatherScales = QuantizedWriter.WriteEmbedding(table, new BlockLayout(bits, 128), gather);
        var matmulScales = QuantizedWriter.WriteMatMulNBits(table, new BlockLayout(bits, 128), matmul);

        Assert.Equal(gather.ToArray(), matmul.ToArray());
        Assert.Equal(gatherScales, matmulScales);
    }
}
