using System.Numerics.Tensors;
using Summarizer.Export.Quantization;

namespace Summarizer.Export.Tests.Quantization;

public sealed class BlockQuantizerTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(128)]
    public void Quantize_FourBits_IsBetterThanTheScaleOfTheLargestValue(int blockSize)
    {
        var layout = new BlockLayout(4, blockSize);
        var row = RandomWeights.Normal(64 * blockSize, seed: 2, 0.05f);
        var searched = RandomWeights.RelativeError(row, RoundTrip(layout, row));

        var plain = new float[row.Length];
        for (var block = 0; block < row.Length; block += blockSize)
        {
            var scale = TensorPrimitives.MaxMagnitude(row.AsSpan(block, blockSize)) / -8;
            for (var i = block; i < block + blockSize; i++)
            {
                plain[i] = Math.Clamp(MathF.Round(row[i] / scale), -8, 7) * scale;
            }
        }

        Assert.InRange(searched, 0.05, 0.97 * RandomWeights.RelativeError(row, plain));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Quantize_Zeros_GiveZeros(int bits) => Assert.All(RoundTrip(new BlockLayout(bits, 32), new float[80]), value => Assert.Equal(0f, value));

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Quantize_TinyValues_StayFinite(int bits)
    {
        var row = new float[64];
        Array.Fill(row, float.Epsilon);
        Assert.All(RoundTrip(new BlockLayout(bits, 32), row), value => Assert.InRange(value, 0, 1e-40f));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Quantize_OneValuePerBlock_IsExact(int bits)
    {
        float[] row = new float[96];
        (row[3], row[40], row[95]) = (0.7f, -12.5f, 1e-3f);
        var restored = RoundTrip(new BlockLayout(bits, 32), row);
        Assert.All(row.Zip(restored), pair => Assert.Equal(pair.First, pair.Second, 1e-5f * Math.Abs(pair.First)));
    }

    [Fact]
    public void Quantize_EightBits_ErrsByHalfAStepAtMost()
    {
        var layout = new BlockLayout(8, 128);
        var row = RandomWeights.Normal(1000, seed: 6);
        var restored = RoundTrip(layout, row);
        for (var i = 0; i < row.Length; i++)
        {
            var block = row.AsSpan(i / 128 * 128, Math.Min(128, row.Length - (i / 128 * 128)));
            var step = Math.Abs(TensorPrimitives.MaxMagnitude(block)) / 127;
            Assert.InRange(Math.Abs(row[i] - restored[i]), 0, 0.5001f * step);
        }
    }

    [Theory]
    [InlineData(3, 32)]
    [InlineData(8, 8)]
    [InlineData(8, 48)]
    public void BlockLayout_NotOfTheOperator_IsRefused(int bits, int blockSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlockLayout(bits, blockSize));

    private static float[] RoundTrip(BlockLayout layout, float[] row)
    {
        var packed = new byte[layout.MatMulRowBytes(row.Length)];
        var scales = new float[layout.Blocks(row.Length)];
        BlockQuantizer.Quantize(layout, row, packed, scales);
        var restored = new float[row.Length];
        BlockQuantizer.Dequantize(layout, packed, scales, restored);
        return restored;
    }
}
