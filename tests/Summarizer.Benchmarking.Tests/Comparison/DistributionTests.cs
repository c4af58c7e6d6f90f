using Summarizer.Benchmarking.Comparison;

namespace Summarizer.Benchmarking.Tests.Comparison;

public sealed class DistributionTests
{
    // By hand: mean 4.25, squared deviations 10.5625 + 5.0625 + 0.0625 + 33.0625 = 48.75, over 3 = 16.25; numpy's percentiles.
    [Fact]
    public void Of_FourValues_IsWhatAHandComputes()
    {
        var d = Distribution.Of([4, 1, 10, 2])!;

        Assert.Equal((4, 4.25, 1, 10), (d.N, d.Mean, d.Min, d.Max));
        Assert.Equal(Math.Sqrt(48.75 / 3), d.Std!.Value, 12);
        Assert.Equal(3, d.P50, 12);
        Assert.Equal(8.2, d.P90, 12);
        Assert.Null(d.P95);
        Assert.Null(d.P99);
    }

    [Fact]
    public void Of_OneValue_HasNoDeviation()
    {
        var d = Distribution.Of([7])!;

        Assert.Equal((7d, 7d, 7d, 7d), (d.Mean, d.Min, d.P90, d.Max));
        Assert.Null(d.Std);
    }

    [Fact]
    public void Of_None_IsNull() => Assert.Null(Distribution.Of([]));

    // 0..n-1: the p-quantile is p (n - 1).
    [Theory]
    [InlineData(19, null, null)]
    [InlineData(20, 18.05, null)]
    [InlineData(99, 93.1, null)]
    [InlineData(100, 94.05, 98.01)]
    public void Of_NValues_HasThePercentilesThatTheySupport(int n, double? p95, double? p99)
    {
        var d = Distribution.Of(Enumerable.Range(0, n).Select(i => (double)i))!;

        Assert.Equal(p95, d.P95 is { } v ? Math.Round(v, 9) : null);
        Assert.Equal(p99, d.P99 is { } w ? Math.Round(w, 9) : null);
    }
}
