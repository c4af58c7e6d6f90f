using Summarizer.Bundles;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Engine.Hosting;

namespace Summarizer.Cli.Benchmarking;

/// <summary>Measures one bundle at every batch size of a plan, each with an engine of its own.</summary>
internal sealed class BenchRunner(string folder, BenchPlan plan, TimeProvider clock, IProgress<StageProgress> progress)
{
    public async Task<BenchReport> RunAsync(CancellationToken cancellationToken)
    {
        var manifest = Bundle.Open(folder).Manifest;
        CheckLimits(manifest.Limits);
        var results = new List<BenchResult>();
        foreach (var batch in plan.Batches)
        {
            results.Add(await MeasureAsync(batch, cancellationToken));
        }

        return new BenchReport
        {
            Model = BenchModel.Of(manifest),
            Environment = BenchEnvironment.Of(plan),
            Definitions = BenchDefinitions.All,
            Results = results,
        };
    }

    private async Task<BenchResult> MeasureAsync(int batch, CancellationToken cancellationToken)
    {
        PeakMemory.Reset();
        await using var engine = InferenceEngine.Load(folder, EngineFor(batch), clock);
        var rows = new BatchRows(engine, plan, batch, clock);
        var measured = new List<BatchRun>();
        for (var run = 0; run < plan.Warmup + plan.Runs; run++)
        {
            progress.Report(new StageProgress(Stage(batch), run, plan.Warmup + plan.Runs));
            var result = await rows.RunAsync(cancellationToken);
            if (run >= plan.Warmup)
            {
                measured.Add(result);
            }
        }

        progress.Report(new StageProgress(Stage(batch), 1, 1));
        return Result(batch, measured);
    }

    private BenchResult Result(int batch, List<BatchRun> runs)
    {
        return new BenchResult
        {
            Batch = batch,
            InputTokens = plan.InputTokens,
            OutputTokens = plan.OutputTokens,
            EncodeMs = Rounded(runs.Select(run => run.Encode.TotalMilliseconds))!.Value,
            TtftMs = Rounded(runs.SelectMany(run => run.Rows).Select(row => row.Timings.FirstToken.TotalMilliseconds))!.Value,
            StepMs = Rounded(runs.SelectMany(run => run.Steps()).Select(step => step.TotalMilliseconds)),
            TokensPerS = Rounded(runs.Select(run => run.TokensPerSecond))!.Value,
            PeakRssMb = PeakMemory.ReadMebibytes(),
        };
    }

    private EngineOptions EngineFor(int batch)
    {
        var options = EngineRoom.For(batch, plan.Threads, plan.InputTokens);
        options.MaxQueuedRequests = Math.Max(options.MaxQueuedRequests, batch);
        options.MaxQueuedTokens = Math.Max(options.MaxQueuedTokens, batch * plan.InputTokens);
        return options;
    }

    private void CheckLimits(ModelLimits limits)
    {
        Check("--input-tokens", plan.InputTokens, limits.MaxInputTokens);
        Check("--output-tokens", plan.OutputTokens, limits.MaxOutputTokens);
    }

    private static void Check(string option, int value, int limit)
    {
        if (value > limit)
        {
            throw new CommandException($"{option} is {value}, more than the model's {limit}. Give at most {limit}.");
        }
    }

    private static string Stage(int batch) => $"batch {batch}";

    private static double? Rounded(IEnumerable<double> values) => Median.Of(values) is { } median ? Math.Round(median, 3) : null;
}
