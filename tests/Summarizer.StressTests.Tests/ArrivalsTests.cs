using Summarizer.StressTests.Overloading;

namespace Summarizer.StressTests.Tests;

public sealed class ArrivalsTests
{
    [Fact]
    public void Poisson_LongStream_HasTheRateAndTheSpreadOfOne()
    {
        var due = Arrivals.Poisson(new Random(1), perSecond: 50, TimeSpan.FromMinutes(10)).ToList();
        var gaps = due.Zip(due.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();
        var mean = gaps.Average();

        Assert.InRange(due.Count, 29_000, 31_000);
        Assert.Equal(due.Order(), due);

        // The gaps of a Poisson stream are as spread as they are long.
        Assert.InRange(Math.Sqrt(gaps.Average(g => (g - mean) * (g - mean))) / mean, 0.95, 1.05);
    }

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    public void Quantile_OfOneToAHundred_IsItsShare(double share, double expected)
    {
        var quantiles = new Quantiles(Enumerable.Range(1, 100).Select(i => new Shot(Ending.Answered, TimeSpan.FromMilliseconds(i), TimeSpan.Zero)));

        Assert.Equal(expected, quantiles.At(share));
    }
}
