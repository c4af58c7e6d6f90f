using Summarizer.Bundles;
using Summarizer.Export.Gate;

namespace Summarizer.Export.Tests.Gate;

public sealed class GateRulesTests
{
    [Theory]
    [InlineData(0.71, 0.1)]
    [InlineData(double.NaN, 0.1)]
    [InlineData(0.1, double.PositiveInfinity)]
    public void Check_ErrorAboveTheLimitOrNoNumber_IsRefused(double logits, double encoder)
    {
        var error = Assert.Throws<ExportException>(() => GateRules.Check(Result(logits, encoder), Precision.Int8));
        Assert.Contains("The Int8 graphs differ from float32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ErrorAtTheLimit_Passes() => GateRules.Check(Result(0.7, 0.1), Precision.Int8);

    [Theory]
    [InlineData(0.06, false)]
    [InlineData(0.061, true)]
    public void Warning_ErrorUnusualForThePrecision_IsGiven(double logits, bool warns) =>
        Assert.Equal(warns, GateRules.Warning(Result(logits, 0.1), Precision.Int8) is not null);

    [Fact]
    public void Largest_NotANumber_IsInfinite() => Assert.Equal(double.PositiveInfinity, Difference.Largest([1, float.NaN, 2], [1, 1, 1]));

    [Fact]
    public void LogitComparison_TwoPositions_MeasuresErrorAndAgreement()
    {
        var comparison = new LogitComparison();
        comparison.Add([3, 4], [3, 4]);
        comparison.Add([4, 3], [4, 8]);
        Assert.Equal((5.0, Math.Sqrt(25.0 / 50), 0.5), (comparison.LargestError, comparison.RelativeError, comparison.TopTokenAgreement));
    }

    private static NumericGate Result(double logits, double encoder) => new()
    {
        Ran = true,
        Rows = 1,
        Positions = 1,
        EncoderMaxError = encoder,
        LogitsMaxError = 1,
        LogitsRelativeError = logits,
        TopTokenAgreement = 1,
        Limit = GateRules.Limit(Precision.Int8),
    };
}
