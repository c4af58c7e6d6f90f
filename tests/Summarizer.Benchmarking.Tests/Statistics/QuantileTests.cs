using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Benchmarking.Tests.Statistics;

public sealed class QuantileTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 3)]
    [InlineData(0.9, 8.2)]
    [InlineData(1, 10)]
    public void Of_FourValues_InterpolatesAsNumpyDoes(double probability, double value) =>
        Assert.Equal(value, Quantile.Of([1, 2, 4, 10], probability), 12);

    [Fact]
    public void Of_OneValue_IsIt() => Assert.Equal(7, Quantile.Of([7], 0.025));
}
