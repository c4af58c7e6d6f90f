using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Summarizer.Api.Endpoints.Documents;
using Summarizer.Api.Endpoints.Summarize;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline;
using Summarizer.Api.Serving;
using Summarizer.Documents.Reading;
using Summarizer.Engine.Requests;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Api.Endpoints.Batch;

/// <summary>
/// Summarizes the documents of one request side by side. One that fails does not take the others along; a full queue refuses the batch at
/// its first document and only delays the rest.
/// </summary>
internal sealed class BatchRunner(
    InferencePipeline pipeline,
    DocumentExtractionService extraction,
    ProblemMapper problems,
    ProblemHandling handling,
    IOptions<BatchOptions> options,
    TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads and starts the first document; completes when the batch is certain to be worked on.</summary>
    /// <exception cref="EngineException">The engine is full or shutting down.</exception>
    /// <exception cref="InvalidRequestException">A field is wrong for every document.</exception>
    public async Task<Func<Task<BatchItem>>> StartAsync(
        HttpContext context, ServedModel model, SummaryHead head, BatchInput input, RequestDeadline deadline)
    {
        try
        {
            var (text, document, blocks) = await ReadAsync(input, 0, deadline.Token);
            var running = await pipeline.RunAsync(model, input.Body.RequestFor(text) with { Blocks = blocks }, deadline.Token);
            return () =>
                GuardAsync(context, input, 0, deadline, async () => SummaryResponse.From(Own(head), text, await running.Result, document));
        }
        catch (Exception e) when (e is not OperationCanceledException && !ConcernsAll(e))
        {
            return () => GuardAsync(context, input, 0, deadline, () => Task.FromException<SummaryResponse>(e));
        }
    }

    /// <summary>Results as they are finished.</summary>
    /// <param name="context">The request.</param>
    /// <param name="model">Model.</param>
    /// <param name="head">Names the summaries.</param>
    /// <param name="input">Documents.</param>
    /// <param name="first">What <see cref="StartAsync"/> gave.</param>
    /// <param name="deadline">Ends the batch: what is not finished then fails, what is finished counts.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public async IAsyncEnumerable<BatchItem> RunAsync(
        HttpContext context,
        ServedModel model,
        SummaryHead head,
        BatchInput input,
        Func<Task<BatchItem>> first, RequestDeadline deadline, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var finished = Channel.CreateUnbounded<BatchItem>();
        using var places = new SemaphoreSlim(options.Value.Concurrency);
        var all = Task.WhenAll(Enumerable.Range(0, input.Documents.Count).Select(async index =>
        {
            await places.WaitAsync(CancellationToken.None);
            try
            {
                finished.Writer.TryWrite(index == 0 ? await first() : await GuardAsync(
                    context, input, index, deadline, () => SummarizeAsync(model, head, input, index, deadline.Token)));
            }
            finally
            {
                places.Release();
            }
        }));
        _ = all.ContinueWith(
            t => finished.Writer.TryComplete(t.Exception?.InnerException),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        await foreach (var item in finished.Reader.ReadAllAsync(cancellationToken))
        {
            yield return item;
        }

        await all;
    }

    private static SummaryHead Own(SummaryHead batch) => batch with { Id = $"sum-{Guid.NewGuid():N}" };

    private static bool ConcernsAll(Exception failure) => failure switch
    {
        EngineException e => e.Error is EngineError.Overloaded or EngineError.Draining,
        InvalidRequestException e => e.Errors.Keys.Any(k => k != "text"),
        ProblemException e => e.Kind.Status is 429 or 503,
        _ => false,
    };

    private async Task<(string Text, ReadDocument? Document, IReadOnlyList<TextBlock>? Blocks)> ReadAsync(
        BatchInput input, int index, CancellationToken cancellationToken)
    {
        if (input.Documents[index].Text is { } text)
        {
            return (text.Text, null, text.BlocksAt(index));
        }

        var read = await extraction.ReadAsync(input.Documents[index].File!, cancellationToken);
        return (read.Text, read, read.Blocks);
    }

    private async Task<SummaryResponse> SummarizeAsync(
        ServedModel model, SummaryHead head, BatchInput input, int index, CancellationToken cancellationToken)
    {
        var (text, document, blocks) = await ReadAsync(input, index, cancellationToken);
        while (true)
        {
            try
            {
                var running = await pipeline.RunAsync(model, input.Body.RequestFor(text) with { Blocks = blocks }, cancellationToken);
                return SummaryResponse.From(Own(head), text, await running.Result, document);
            }
            catch (EngineException e) when (e.Error == EngineError.Overloaded)
            {
                await Task.Delay(e.RetryAfter ?? Pause, clock, cancellationToken);
            }
        }
    }

    private async Task<BatchItem> GuardAsync(
        HttpContext context, BatchInput input, int index, RequestDeadline deadline, Func<Task<SummaryResponse>> summarize)
    {
        var document = input.Documents[index];
        var item = new BatchItem { Index = index, Id = document.Id, Metadata = document.Text?.Metadata };
        try
        {
            return item with { Summary = await summarize() };
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            var failure = e is OperationCanceledException cancellation ? deadline.Explain(cancellation) : e;
            var problem = problems.Map(context, failure);
            handling.LogServerError(problem, failure);
            return item with { Problem = problem };
        }
    }
}
