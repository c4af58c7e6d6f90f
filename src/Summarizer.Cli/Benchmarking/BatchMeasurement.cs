using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.GenAi.Hosting;

namespace Summarizer.Cli.Benchmarking;

/// <summary>Measures one bundle at one batch size, in this process.</summary>
internal sealed class BatchMeasurement(string folder, BenchPlan plan, int batch, TimeProvider clock, IProgress<StageProgress> progress)
{
    public async Task<BenchReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var engine = EngineRuntimes.Load(plan.Runtime, folder, Options(), clock);
        Check("--input-tokens", plan.InputTokens, engine.Model.Limits.MaxInputTokens);
        Check("--output-tokens", plan.OutputTokens, engine.MaxOutputTokens);
        return new BenchReport
        {
            Model = BenchModel.Of(engine.Model),
            Environment = plan.Environment(),
            Definitions = BenchDefinitions.All,
            Results = [Result(await RunAllAsync(engine, cancellationToken))],
        };
    }

    private async Task<List<BatchRun>> RunAllAsync(InferenceEngine engine, CancellationToken cancellationToken)
    {
        var rows = new BatchRows(engine, plan, batch, clock);
        var measured = new List<BatchRun>();
        for (var run = 0; run < plan.Warmup + plan.Runs; run++)
        {
            Report(run);
            var result = await rows.RunAsync(cancellationToken);
            if (run >= plan.Warmup)
            {
                measured.Add(result);
            }
        }

        Report(plan.Warmup + plan.Runs);
        return measured;
    }

    private BenchResult Result(List<BatchRun> runs) => new()
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

    private EngineOptions Options()
    {
        var options = EngineOptionsFactory.For(batch, plan.Threads, plan.InputTokens);
        options.MaxQueuedRequests = Math.Max(options.MaxQueuedRequests, batch);
        options.MaxQueuedTokens = Math.Max(options.MaxQueuedTokens, batch * plan.InputTokens);

        // One pass then writes one token, so that a step is a step: random ids and weights repeat themselves, and are guessed well.
        options.PromptLookup = PromptLookupChoice.Off;
        return options;
    }

    private void Report(int run) => progress.Report(new StageProgress($"batch {batch}", run, plan.Warmup + plan.Runs));

    private static void Check(string option, int value, int limit)
    {
        if (value > limit)
        {
            throw new CommandException($"{option} is {value}, more than the model's {limit}. Give at most {limit}.");
        }
    }

    private static double? Rounded(IEnumerable<double> values) => Median.Of(values) is { } median ? Math.Round(median, 3) : null;
}
