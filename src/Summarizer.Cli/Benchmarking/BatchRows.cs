using Summarizer.Cli.Running;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;

namespace Summarizer.Cli.Benchmarking;

/// <summary>The rows of one batch: separate requests with different inputs, submitted together.</summary>
internal sealed class BatchRows(InferenceEngine engine, BenchPlan plan, int batch, TimeProvider clock)
{
    private readonly List<GenerationRequest> _requests = [.. Enumerable.Range(0, batch).Select(row => new GenerationRequest
    {
        InputIds = RandomIds.Draw(engine.Model, plan.InputTokens, plan.Seed + row),
        MaxTokens = plan.OutputTokens,
        IgnoreEnd = true,
    })];

    public async Task<BatchRun> RunAsync(CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var generations = _requests.Select(request => engine.Submit(request, cancellationToken)).ToList();
        return new BatchRun(await Task.WhenAll(generations.Select(generation => ReadAsync(generation, start, cancellationToken))));
    }

    private async Task<RowRun> ReadAsync(Generation generation, long start, CancellationToken cancellationToken)
    {
        var arrivals = new List<double>(plan.OutputTokens);
        await foreach (var _ in generation.WithCancellation(cancellationToken))
        {
            arrivals.Add(clock.GetElapsedTime(start).TotalMilliseconds);
        }

        var result = await generation.Result;
        return arrivals.Count == plan.OutputTokens
            ? new RowRun(arrivals, result.Timings)
            : throw new CommandException($"A row wrote {arrivals.Count} tokens instead of {plan.OutputTokens}, so its times would mislead. Please report this defect.");
    }
}
