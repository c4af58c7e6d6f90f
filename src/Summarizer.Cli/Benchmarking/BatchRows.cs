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
        MinTokens = plan.OutputTokens,
    })];

    public async Task<BatchRun> RunAsync(CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var running = _requests
            .Select(request => (Submitted: clock.GetElapsedTime(start), Generation: engine.Submit(request, cancellationToken)))
            .ToList();
        return new BatchRun(await Task.WhenAll(running.Select(row => ReadAsync(row.Generation, row.Submitted, cancellationToken))));
    }

    private async Task<RowRun> ReadAsync(Generation generation, TimeSpan submitted, CancellationToken cancellationToken)
    {
        var tokens = new List<TimeSpan>(plan.OutputTokens);
        await foreach (var token in generation.WithCancellation(cancellationToken))
        {
            tokens.Add(token.Elapsed);
        }

        var result = await generation.Result;
        return tokens.Count == plan.OutputTokens
            ? new RowRun(submitted, tokens, result.Timings)
            : throw new CommandException(
                $"A row wrote {tokens.Count} tokens instead of {plan.OutputTokens}, so its times would mislead. Please report this "
                    + "defect.");
    }
}
