using Summarizer.Export.Checkpoints;
using Summarizer.Export.Quantization;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Tests.Quantization;

/// <summary>The packed weights mean to ONNX Runtime what they mean here.</summary>
public sealed class MatMulNBitsTests
{
    [Theory]
    [InlineData(8, 128, 256, 96, 1)]
    [InlineData(8, 128, 300, 40, 3)]
    [InlineData(8, 32, 72, 17, 5)]
    [InlineData(4, 128, 256, 96, 1)]
    [InlineData(4, 128, 300, 40, 3)]
    [InlineData(4, 32, 72, 17, 5)]
    public void WriteMatMulNBits_ExactArithmetic_EqualsTheDequantizedProduct(int bits, int blockSize, int k, int n, int m)
    {
        var (weights, dequantized, op) = Build(bits, blockSize, k, n, accuracyLevel: 0);
        var x = RandomWeights.Normal(m * k, seed: 7);

        var found = op.Run(x, [m, k]);

        Assert.InRange(RandomWeights.RelativeError(RandomWeights.MatMulTransposed(x, dequantized, m, k, n), found), 0, 1e-5);
        Assert.InRange(RandomWeights.RelativeError(weights, dequantized), 0, bits == 8 ? 0.008 : 0.12);
    }

    [Theory]
    [InlineData(8, 128, 256, 96, 1)]
    [InlineData(8, 128, 300, 40, 3)]
    [InlineData(8, 32, 72, 17, 5)]
    [InlineData(4, 128, 256, 96, 1)]
    [InlineData(4, 128, 300, 40, 3)]
    [InlineData(4, 32, 72, 17, 5)]
    public void WriteMatMulNBits_Int8Activations_IsWithinTheirRounding(int bits, int blockSize, int k, int n, int m)
    {
        var (_, dequantized, op) = Build(bits, blockSize, k, n, accuracyLevel: 4);
        var x = RandomWeights.Normal(m * k, seed: 7);

        var found = op.Run(x, [m, k]);

        // The operator rounds x to 8 bits per block: about 0.7 % of a normal value.
        Assert.InRange(RandomWeights.RelativeError(RandomWeights.MatMulTransposed(x, dequantized, m, k, n), found), 1e-5, 0.012);
    }

    private static (float[] Weights, float[] Dequantized, OneOperator Op) Build(int bits, int blockSize, int k, int n, int accuracyLevel)
    {
        var layout = new BlockLayout(bits, blockSize);
        var weights = RandomWeights.Normal(n * k, seed: bits + k, 0.02f);
        using var stream = new MemoryStream();
        var scales = QuantizedWriter.WriteMatMulNBits(WeightMatrix.From("w", weights, n, k), layout, stream);
        var packed = stream.ToArray();

        var dequantized = new float[n * k];
        for (var row = 0; row < n; row++)
        {
            BlockQuantizer.Dequantize(
                layout,
                packed.AsSpan(row * layout.MatMulRowBytes(k), layout.MatMulRowBytes(k)),
                scales.AsSpan(row * layout.Blocks(k), layout.Blocks(k)),
                dequantized.AsSpan(row * k, k));
        }

        var op = new OneOperator("MatMulNBits", ("K", k), ("N", n), ("bits", bits), ("block_size", blockSize), ("accuracy_level", accuracyLevel))
            .Input("x", DataType.Float)
            .Weight<byte>("b", DataType.Uint8, packed, n, layout.Blocks(k), layout.BlockBytes)
            .Weight<float>("scales", DataType.Float, scales, n * layout.Blocks(k));
        return (weights, dequantized, op);
    }
}
