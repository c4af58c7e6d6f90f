using Summarizer.Evaluation.Reporting;
using Summarizer.Evaluation.Results;

namespace Summarizer.Evaluation.Tests.Reporting;

public sealed class MetricTextTests
{
    [Theory]
    [InlineData("rouge_1", 0.31449, "31.4 [30.1, 32.0]")]
    [InlineData("gain_rouge_1", 0.0214, "+2.1 [+30.1, +32.0]")]
    [InlineData("gain_rouge_l", -0.0214, "−2.1 [+30.1, +32.0]")]
    [InlineData("length_ratio", 1.0449, "1.04 [0.30, 0.32]")]
    public void WithInterval_IsInPointsOrAsRatio(string metric, double value, string text) =>
        Assert.Equal(text, MetricText.WithInterval(metric, new MetricValue(value, 0.3009, 0.3201)));

    [Fact]
    public void WithInterval_WithoutOne_IsTheValue() => Assert.Equal("31.4", MetricText.WithInterval("rouge_1", new MetricValue(0.314, null, null)));

    [Fact]
    public void Value_OfNothing_IsADash() => Assert.Equal("–", MetricText.Value("rouge_1", null));
}
