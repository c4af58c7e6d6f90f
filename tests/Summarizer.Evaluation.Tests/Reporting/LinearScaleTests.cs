using Summarizer.Evaluation.Reporting.Plots;

namespace Summarizer.Evaluation.Tests.Reporting;

public sealed class LinearScaleTests
{
    [Theory]
    [InlineData(0, 43.2, "0 10 20 30 40 50")]
    [InlineData(-3.1, 6.4, "-4 -2 0 2 4 6 8")]
    [InlineData(0.95, 1, "0.95 0.96 0.97 0.98 0.99 1.00")]
    [InlineData(0, 1000, "0 200 400 600 800 1000")]
    [InlineData(0, 0, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(95, 100, "95 96 97 98 99 100")]
    public void Ticks_AreRoundAndCoverTheRange(double low, double high, string ticks)
    {
        var scale = new LinearScale(low, high, 0, 100);

        Assert.Equal(ticks, string.Join(' ', scale.Ticks.Select(scale.Label)));
    }

    [Fact]
    public void Index_MapsTheEndsToThePixels()
    {
        var scale = new LinearScale(0, 50, 200, 700);

        Assert.Equal(200, scale[0], 9);
        Assert.Equal(450, scale[25], 9);
        Assert.Equal(700, scale[50], 9);
    }
}
