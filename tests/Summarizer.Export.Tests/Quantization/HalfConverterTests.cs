using Summarizer.Export.Quantization;

namespace Summarizer.Export.Tests.Quantization;

public sealed class HalfConverterTests
{
    [Fact]
    public void Convert_ValuesThatFit_RoundsToNearest()
    {
        float[] values = [0, -0f, 1, 65504, -65504, 1e-7f, 0.1f, 2049];
        var halves = new Half[values.Length];
        HalfConverter.Convert("w", values, halves);
        Assert.Equal([.. values.Select(value => (Half)value)], halves);
    }

    [Theory]
    [InlineData(65505f)]
    [InlineData(-1e6f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Convert_ValueOutsideFloat16_NamesTheTensor(float value)
    {
        var error = Assert.Throws<ExportException>(() => HalfConverter.Convert("model.norm.weight", [1, value, 2], new Half[3]));
        Assert.Contains("model.norm.weight", error.Message, StringComparison.Ordinal);
    }
}
