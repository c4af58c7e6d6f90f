using Summarizer.Evaluation.Comparing;
using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Results;

namespace Summarizer.Evaluation.Tests.Comparing;

public sealed class CheckpointComparerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Compare_ATrainingThatGetsBetter_KeepsItsMetricsAndChoosesTheLast()
    {
        List<(string, EvaluationResult)> results = [];
        foreach (var percent in (int[])[10, 30, 60, 90])
        {
            results.Add(($"step-{percent}", await SampleRun.RunAsync(_folder, SampleRun.Mixture(percent), new EvaluationSettings { Bootstrap = 0 })));
        }

        var comparison = CheckpointComparer.Compare(results);

        Assert.Equal(["step-10", "step-30", "step-60", "step-90"], comparison.Checkpoints);
        Assert.Equal(3, comparison.Chosen);
        var rouge = comparison.Metrics.Single(m => m.Metric == "rouge_1");
        Assert.Equal(1, rouge.Growth, 12);
        Assert.True(rouge.Kept);
        Assert.Equal(results.Select(r => r.Item2.Overall.Metrics["rouge_1"]!.Value), rouge.Values);
        Assert.Null(comparison.Metrics.Single(m => m.Metric == "no_answer_f1").Ordering);
    }

    [Fact]
    public void Trend_SourcesThatChangePlaces_AreNotKept()
    {
        // Means of the halves: 1.5, 2, 3 early and 4.5, 3, 2.5 late. All three pairs are reversed.
        var trend = MetricTrend.Of("rouge_1", [1, 2, 3, 4], [[1, 2, 4, 5], [2, 2, 3, 3], [3, 3, 3, 2]]);

        Assert.Equal(1, trend.Growth, 12);
        Assert.Equal(-1, trend.Ordering!.Value, 12);
        Assert.False(trend.Kept);
    }

    [Fact]
    public void Trend_OfAnOddNumber_LeavesTheMiddleOut()
    {
        // With the middle in either half the order of the two sources would turn.
        var trend = MetricTrend.Of("rouge_1", [1, 2, 3], [[1, 90, 1], [2, 0, 2]]);

        Assert.Equal(1, trend.Ordering!.Value, 12);
        Assert.True(trend.Kept);
    }

    [Theory]
    [InlineData(new double[] { 4, 3, 2, 1 }, -1, false)]
    [InlineData(new double[] { 1, 1, 1, 1 }, 0, false)]
    [InlineData(new double[] { 1, 3, 2, 4 }, 0.8, true)]
    public void Trend_GrowthDecides(double[] values, double growth, bool kept)
    {
        var trend = MetricTrend.Of("no_answer_f1", values, []);

        Assert.Equal(growth, trend.Growth, 12);
        Assert.Equal(kept, trend.Kept);
    }

    [Fact]
    public async Task Compare_FallingMetrics_AreNotTrustedWithTheChoice()
    {
        // ROUGE-1 says the last, everything that falls says the first: only what grows is asked.
        var result = await SampleRun.RunAsync(_folder, SampleRun.Lead1, new EvaluationSettings { Bootstrap = 0 });
        var results = Enumerable.Range(1, 4).Select(i => ($"c{i}", With(result, ("rouge_1", i), ("rouge_2", -i), ("rouge_l", -i), ("source_2gram_share", -i)))).ToList();

        var comparison = CheckpointComparer.Compare(results);

        Assert.Equal("rouge_1", Assert.Single(comparison.Metrics, m => m.Kept).Metric);
        Assert.Equal(3, comparison.Chosen);
    }

    [Fact]
    public async Task Compare_NothingKept_AsksAllMetricsAndTakesTheLatestOfEqualOnes()
    {
        var result = await SampleRun.RunAsync(_folder, SampleRun.Lead1, new EvaluationSettings { Bootstrap = 0 });

        var comparison = CheckpointComparer.Compare([("a", result), ("b", result)]);

        Assert.DoesNotContain(comparison.Metrics, m => m.Kept);
        Assert.Equal(1, comparison.Chosen);
    }

    [Fact]
    public async Task Compare_OtherRows_SaysWhatDiffers()
    {
        var all = await SampleRun.RunAsync(_folder, SampleRun.Lead1, new EvaluationSettings { Bootstrap = 0 });
        var some = await SampleRun.RunAsync(_folder, SampleRun.Lead1, new EvaluationSettings { Bootstrap = 0, Limit = 10, Seed = 5 });

        var error = Assert.Throws<EvaluationDataException>(() => CheckpointComparer.Compare([("a.json", all), ("b.json", some)]));

        Assert.Equal(
            "'a.json' and 'b.json' were not made from the same rows (no limit, prose 40, answers 40; limit 10, seed 5, prose 10, answers 10). "
            + "Evaluate every checkpoint with the same --data, --limit and --seed.",
            error.Message);
    }

    [Fact]
    public async Task Compare_OneResult_IsRefused()
    {
        var result = await SampleRun.RunAsync(_folder, SampleRun.Lead1);

        Assert.Contains("at least 2 checkpoints; 1 given", Assert.Throws<EvaluationDataException>(() => CheckpointComparer.Compare([("a", result)])).Message, StringComparison.Ordinal);
    }

    private static EvaluationResult With(EvaluationResult result, params (string Metric, double Value)[] values)
    {
        var metrics = result.Overall.Metrics.ToDictionary();
        foreach (var (metric, value) in values)
        {
            metrics[metric] = new MetricValue(value, null, null);
        }

        return result with { Overall = result.Overall with { Metrics = metrics } };
    }
}
