using Summarizer.Evaluation.Scoring;
using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Evaluation.Tests.Scoring;

public sealed class SourceEstimateTests
{
    [Fact]
    public void Samples_EqualSeeds_AreEqual()
    {
        var (first, second) = (Rouge(Estimate(7)), Rouge(Estimate(7)));

        Assert.Equal(first, second);
        Assert.NotEqual(first, Rouge(Estimate(8)));
    }

    [Fact]
    public void Samples_OfAMean_SpreadAsTheStandardErrorSays()
    {
        // 100 rows, half 0 and half 1: the standard error of the mean is 0.5 / sqrt(100).
        var means = Rouge(Estimate(1, samples: 4000));
        var mean = means.Average();

        Assert.Equal(0.5, mean, 0.005);
        Assert.Equal(0.05, Math.Sqrt(means.Average(m => (m - mean) * (m - mean))), 0.003);
    }

    [Fact]
    public void Gain_OfAModelThatIsAlwaysBetterByTheSame_HasNoSpread()
    {
        // Paired: rows differ much between each other, but model and Lead differ by 0.1 on every row.
        List<Sums> rows = [.. Enumerable.Range(0, 20).Select(i => Row((i / 40.0) + 0.1, i / 40.0, 0))];
        var estimate = new SourceEstimate(rows, 200, new SplitMix64(1));

        Assert.All(estimate.Samples, s => Assert.Equal(0.1, estimate.Value(s, "gain_rouge_1")!.Value, 12));
        Assert.True(estimate.Samples.Select(s => s.Ratio("rouge_1")).Distinct().Count() > 50);
    }

    [Fact]
    public void BetterLead_IsChosenForEachMetricAndTheFirstOnATie()
    {
        var estimate = new SourceEstimate([Row(0.5, 0.2, 0.3)], 0, new SplitMix64(1));

        Assert.Equal("lead_3", estimate.BetterLead["rouge_1"]);
        Assert.Equal("lead_1", estimate.BetterLead["rouge_2"]);
        Assert.Equal(0.2, estimate.Value(estimate.All, "gain_rouge_1")!.Value, 12);
    }

    [Fact]
    public void Value_OfAMetricThatNoRowHas_IsNull() =>
        Assert.Null(Estimate(1).Value(Estimate(1).All, "no_answer_f1"));

    private static SourceEstimate Estimate(long seed, int samples = 50) =>
        new([.. Enumerable.Range(0, 100).Select(i => Row(i % 2, 0, 0))], samples, SplitMix64.For(seed, "source"));

    private static List<double> Rouge(SourceEstimate estimate) => [.. estimate.Samples.Select(s => s.Ratio("rouge_1")!.Value)];

    private static Sums Row(double model, double lead1, double lead3) => Sums.Of(new Dictionary<string, Fraction>
    {
        ["rouge_1"] = Fraction.Mean(model),
        ["lead_1_rouge_1"] = Fraction.Mean(lead1),
        ["lead_3_rouge_1"] = Fraction.Mean(lead3),
        ["lead_1_rouge_2"] = Fraction.Mean(0.1),
        ["lead_3_rouge_2"] = Fraction.Mean(0.1),
    });
}
