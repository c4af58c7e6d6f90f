using Summarizer.Cli.Benchmarking;

namespace Summarizer.Cli.Tests.Benchmarking;

public sealed class MedianTests
{
    [Theory]
    [InlineData(new double[0], null)]
    [InlineData(new[] { 4.0 }, 4.0)]
    [InlineData(new[] { 9.0, 1.0, 2.0 }, 2.0)]
    [InlineData(new[] { 9.0, 1.0, 2.0, 4.0 }, 3.0)]
    public void Of_Values_IsTheMiddle(double[] values, double? expected) => Assert.Equal(expected, Median.Of(values));
}
