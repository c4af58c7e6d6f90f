using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Reporting;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Running;
using Summarizer.Evaluation.Scoring;

namespace Summarizer.Evaluation.Tests.Running;

public sealed class EvaluationRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_ASystemThatIsLead1_ScoresExactlyAsLead1()
    {
        var result = await SampleRun.RunAsync(_folder, SampleRun.Lead1);

        foreach (var source in result.Sources)
        {
            Assert.All(MetricNames.Rouge, r => Assert.Equal(source.Metrics[$"lead_1_{r}"], source.Metrics[r]));
            Assert.Equal(new MetricValue(1, 1, 1), source.Metrics["source_2gram_share"]);
            Assert.Equal(0, source.Metrics["novel_4gram"]!.Value);
        }
    }

    [Fact]
    public async Task RunAsync_ASystemThatKnowsTheReferences_IsPerfect()
    {
        var result = await SampleRun.RunAsync(_folder, SampleRun.Perfect);

        foreach (var metric in (string[])["rouge_1", "rouge_2", "rouge_l", "no_answer_f1", "answerable_f1", "length_ratio"])
        {
            Assert.Equal(new MetricValue(1, 1, 1), result.Overall.Metrics[metric]);
        }

        Assert.Equal(80, result.Overall.Rows);
        Assert.Equal([0, 0, 0, 0, 66, 0, 0, 0, 0, 0, 0, 0, 0], result.Overall.LengthRatioCounts);
    }

    [Fact]
    public async Task RunAsync_ASystemThatAnswersEverything_HasNoRecallOfNoAnswer()
    {
        var result = await SampleRun.RunAsync(_folder, SampleRun.Lead1);
        var answers = result.Sources[1];

        Assert.Equal(14, answers.UnanswerableRows);
        Assert.Null(answers.Metrics["no_answer_precision"]);
        Assert.Equal(0, answers.Metrics["no_answer_recall"]!.Value);
        Assert.Equal(0, answers.Metrics["no_answer_f1"]!.Value);
        Assert.Equal(26.0 / 40, answers.Metrics["answerable_precision"]!.Value, 12);
        Assert.Equal(answers.Metrics["no_answer_f1"], result.Overall.Metrics["no_answer_f1"]);
        Assert.Null(result.Sources[0].Metrics["no_answer_f1"]);
    }

    [Fact]
    public async Task RunAsync_ARefusalInASourceWhereAllIsAnswerable_CountsOverallOnly()
    {
        var file = _folder.WriteLines("q.jsonl", Row.Question("1", "A b.", "Why?", "A b."), Row.Question("2", "C d.", "Why?", "C d."));
        var other = _folder.WriteLines("u.jsonl", Row.Question("1", "A b.", "Why?", "No answer.", answerable: false));
        var refusing = SampleRun.Writer(row => row.Id == "1" ? "No answer." : "C d.");

        var result = await EvaluationRunner.RunAsync(
            EvaluationPlan.Create([file, other], null, 0), SampleRun.Model, new EvaluationSettings { Bootstrap = 0 }, refusing, 1, TimeProvider.System, null, TestContext.Current.CancellationToken);

        Assert.Null(result.Sources[0].Metrics["no_answer_precision"]);
        Assert.Equal(new MetricValue(0.5, null, null), result.Sources[0].Metrics["answerable_recall"]);
        Assert.Equal(new MetricValue(0.5, null, null), result.Overall.Metrics["no_answer_precision"]);
        Assert.Equal(new MetricValue(1, null, null), result.Overall.Metrics["no_answer_recall"]);
    }

    [Fact]
    public async Task RunAsync_OverallValues_AreTheMeanOfTheSources()
    {
        var result = await SampleRun.RunAsync(_folder, SampleRun.Mixture(50));

        foreach (var metric in MetricNames.All.Except(MetricNames.Questions))
        {
            var overall = result.Overall.Metrics[metric]!;
            Assert.Equal(result.Sources.Average(s => s.Metrics[metric]!.Value), overall.Value, 12);
            Assert.InRange(overall.Value, overall.Low!.Value - 1e-12, overall.High!.Value + 1e-12);
        }
    }

    [Fact]
    public async Task RunAsync_OneRowOrManyInFlight_GivesTheSameJson()
    {
        var slowFirst = new TaskCompletionSource();
        var alone = await SampleRun.RunAsync(_folder, SampleRun.Mixture(30), inFlight: 1);

        // The first row finishes last of those in flight.
        var many = await SampleRun.RunAsync(
            _folder,
            async (row, cancel) =>
            {
                if (row.Id == "p0")
                {
                    await slowFirst.Task;
                }
                else if (row.Id == "p9")
                {
                    slowFirst.SetResult();
                }

                return await SampleRun.Mixture(30)(row, cancel);
            },
            inFlight: 16);

        Assert.Equal(ResultJson.Write(alone), ResultJson.Write(many));
    }

    [Fact]
    public async Task RunAsync_AnotherOrderOfFiles_GivesEachSourceTheSameFigures()
    {
        var settings = new EvaluationSettings { Bootstrap = 100, Limit = 20, Seed = 3 };
        var there = await Run(SampleRun.Files(_folder));
        var back = await Run([.. SampleRun.Files(_folder).Reverse()]);

        Assert.Equal(there.Sources[0].Metrics, back.Sources[1].Metrics);
        Assert.Equal(there.Sources[1].Metrics, back.Sources[0].Metrics);

        Task<EvaluationResult> Run(string[] files) => EvaluationRunner.RunAsync(
            EvaluationPlan.Create(files, settings.Limit, settings.Seed), SampleRun.Model, settings, SampleRun.Mixture(50), 2, TimeProvider.System, null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task RunAsync_ReportsEveryRowOnce()
    {
        List<EvaluationProgress> seen = [];

        await SampleRun.RunAsync(_folder, SampleRun.Lead1, progress: seen.Add);

        Assert.Equal(Enumerable.Range(1, 80), seen.Select(p => p.Done));
        Assert.All(seen, p => Assert.Equal(80, p.Rows));
        Assert.Equal(seen.Select(p => p.OutputTokens).Order(), seen.Select(p => p.OutputTokens));
    }

    [Fact]
    public async Task RunAsync_Samples_AreRankedByRouge1()
    {
        var result = await SampleRun.RunAsync(_folder, SampleRun.Mixture(50));

        var samples = result.Sources[1].Samples!;
        Assert.True(samples.Best.Rouge1 > samples.Median.Rouge1 || samples.Median.Rouge1 > samples.Worst.Rouge1);
        Assert.InRange(samples.Median.Rouge1, samples.Worst.Rouge1, samples.Best.Rouge1);
        Assert.Equal(1, samples.Best.Rouge1);
        Assert.StartsWith("What does ", samples.Best.Question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AFileThatShrinksMeanwhile_IsRefused()
    {
        var file = SampleRun.Files(_folder)[0];
        var plan = EvaluationPlan.Create([file], null, 0);
        File.WriteAllLines(file, File.ReadLines(file).Take(3).ToList());

        await Assert.ThrowsAsync<EvaluationDataException>(() => EvaluationRunner.RunAsync(
            plan, SampleRun.Model, new EvaluationSettings(), SampleRun.Lead1, 1, TimeProvider.System, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RunAsync_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        var plan = EvaluationPlan.Create(SampleRun.Files(_folder), null, 0);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EvaluationRunner.RunAsync(
            plan, SampleRun.Model, new EvaluationSettings(), SampleRun.Lead1, 1, TimeProvider.System, p => source.Cancel(), source.Token));
    }
}
