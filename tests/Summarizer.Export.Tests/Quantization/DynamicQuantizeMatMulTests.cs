using System.Runtime.InteropServices;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Quantization;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Tests.Quantization;

public sealed class DynamicQuantizeMatMulTests
{
    private const string PrecisionOption = "session.x64quantprecision";

    [Theory]
    [InlineData(256, 96, 4)]
    [InlineData(300, 40, 3)]
    [InlineData(71, 130, 65)]
    public void WriteDynamicInt8_Product_IsWithinTheRoundingOfActivations(int k, int n, int m)
    {
        var weights = RandomWeights.Normal(n * k, seed: k, 0.02f);
        var x = RandomWeights.Normal(m * k, seed: 5);
        var (levels, scales) = Quantize(weights, n, k);

        var found = Operator(levels, scales, k, n).Run(x, [m, k]);

        Assert.InRange(RandomWeights.RelativeError(RandomWeights.MatMulTransposed(x, Dequantize(levels, scales, k, n), m, k, n), found), 0, 0.012);
        Assert.InRange(RandomWeights.RelativeError(weights, Dequantize(levels, scales, k, n)), 0, 0.01);
    }

    /// <summary>The worst case for kernels that add two products in 16 bits: 255 * 127 + 255 * 127.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(PrecisionOption)]
    public void WriteDynamicInt8_LargestValuesEverywhere_DoesNotSaturate(string? option)
    {
        const int K = 256;
        const int N = 64;
        const int M = 4;
        if (option is null && !(System.Runtime.Intrinsics.X86.AvxVnni.IsSupported || System.Runtime.Intrinsics.X86.Avx512Vbmi.IsSupported))
        {
            Assert.Skip("Without VNNI the unprotected kernel saturates, which is why the option exists.");
        }

        var weights = new float[N * K];
        var x = new float[M * K];
        Array.Fill(weights, 0.5f);
        Array.Fill(x, 3f);
        var (levels, scales) = Quantize(weights, N, K);

        var found = Operator(levels, scales, K, N).Run(x, [M, K], option);

        Assert.All(found, value => Assert.Equal(0.5f * 3 * K, value, 0.05f));
    }

    [Fact]
    public void WriteDynamicInt8_SmallSlab_WritesTheSameBytes()
    {
        var matrix = WeightMatrix.From("w", RandomWeights.Normal(130 * 71, seed: 9), 130, 71);
        using var whole = new MemoryStream();
        using var pieces = new MemoryStream();

        var wholeScales = QuantizedWriter.WriteDynamicInt8(matrix, whole);
        var pieceScales = QuantizedWriter.WriteDynamicInt8(matrix, pieces, slabBytes: 130 * 4);

        Assert.Equal(whole.ToArray(), pieces.ToArray());
        Assert.Equal(wholeScales, pieceScales);
    }

    [Fact]
    public void WriteDynamicInt8_MatrixOfThirtyMegabytes_HoldsLessThanHalfOfIt()
    {
        var matrix = new WeightMatrix("w", 2048, 4096, (first, values) => values.Fill(first));
        var before = GC.GetAllocatedBytesForCurrentThread();
        QuantizedWriter.WriteDynamicInt8(matrix, Stream.Null, slabBytes: 8 << 20);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12 << 20);
    }

    private static (sbyte[] Levels, float[] Scales) Quantize(float[] weights, int n, int k)
    {
        using var stream = new MemoryStream();
        var scales = QuantizedWriter.WriteDynamicInt8(WeightMatrix.From("w", weights, n, k), stream);
        return (MemoryMarshal.Cast<byte, sbyte>(stream.ToArray()).ToArray(), scales);
    }

    private static float[] Dequantize(sbyte[] levels, float[] scales, int k, int n)
    {
        var weights = new float[n * k];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = levels[((i % k) * n) + (i / k)] * scales[i / k];
        }

        return weights;
    }

    private static OneOperator Operator(sbyte[] levels, float[] scales, int k, int n) => new OneOperator("DynamicQuantizeMatMul")
        .Input("x", DataType.Float)
        .Weight<sbyte>("b", DataType.Int8, levels, k, n)
        .Weight<float>("b_scale", DataType.Float, scales, n)
        .Weight<sbyte>("b_zero_point", DataType.Int8, [0]);
}
