using Microsoft.Extensions.Options;
using Polly.Registry;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Extraction;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>The layer next to the model: what fails is tried again, elsewhere or answered without the model, as far as the options allow. Holds the model until the request has ended.</summary>
internal sealed class ResilientTasks(
    InferencePipeline inner, ModelHost host, ResiliencePipelineProvider<string> pipelines, EngineCircuits circuits, IOptions<SummarizerOptions> options, TimeProvider clock) : InferencePipeline
{
    public override Task<RunningSummary> SummarizeAsync(ServedModel model, SummarizeRequest request, CancellationToken cancellationToken) => WriteAsync(
        new((engine, cancellation) => inner.SummarizeAsync(engine, request, cancellation), engine => new ExtractiveSummarizer(engine.Engine, options.Value.Summarization, clock).Summarize(request)),
        model,
        cancellationToken);

    // What the model would have written next cannot be had from anywhere else.
    public override Task<RunningSummary> CompleteAsync(ServedModel model, CompletionRequest request, CancellationToken cancellationToken) =>
        WriteAsync(new((engine, cancellation) => inner.CompleteAsync(engine, request, cancellation), degrade: null), model, cancellationToken);

    private async Task<RunningSummary> WriteAsync(SummarySteps steps, ServedModel model, CancellationToken cancellationToken)
    {
        var run = Begin(steps, model, cancellationToken);
        if (await run.StartedAsync() is { } started)
        {
            return new Summary(run) { InputTokens = started.InputTokens, Truncated = started.Truncated };
        }

        var result = await run.CompleteAsync();
        return new FinishedSummary(result) { InputTokens = result.InputTokens, Truncated = result.Truncated };
    }

    public override async Task<RunningCompression> CompressAsync(ServedModel model, CompressRequest request, CancellationToken cancellationToken)
    {
        var run = Begin(new CompressionSteps(inner, request, options.Value.Compression, clock), model, cancellationToken);
        return await run.StartedAsync() is null ? new FinishedCompression(await run.CompleteAsync()) : new Compression(run);
    }

    private TaskRun<TRunning, TPiece, TResult> Begin<TRunning, TPiece, TResult>(
        TaskSteps<TRunning, TPiece, TResult> steps, ServedModel model, CancellationToken cancellationToken)
        where TRunning : class
        where TResult : class
    {
        var used = host.Enter(model);
        var run = new TaskRun<TRunning, TPiece, TResult>(steps, used, pipelines, circuits, clock);
        run.Begin(cancellationToken);
        _ = LeaveAsync(run.End, used);
        return run;
    }

    private static async Task LeaveAsync(Task end, ServedModel model)
    {
        await end.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        model.Uses.Leave();
    }

    private sealed class Summary(TaskRun<RunningSummary, string, SummarizeResult> run) : RunningSummary
    {
        public override IAsyncEnumerable<string> ReadAsync(CancellationToken cancellationToken) => run.ReadAsync(cancellationToken);

        public override Task<SummarizeResult> CompleteAsync() => run.CompleteAsync();
    }

    private sealed class Compression(TaskRun<RunningCompression, DocumentResult, CompressResult> run) : RunningCompression
    {
        public override IAsyncEnumerable<DocumentResult> ReadAsync(CancellationToken cancellationToken) => run.ReadAsync(cancellationToken);

        public override Task<CompressResult> CompleteAsync() => run.CompleteAsync();
    }
}
