using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Pipeline.Caching;
using Summarizer.Api.Pipeline.Resilience;
using Summarizer.Api.Pipeline.Tasks;
using Summarizer.Api.Pipeline.Telemetry;
using Summarizer.Api.Serving;
using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline;

/// <summary>Runs the tasks of all routes, each through the same steps.</summary>
/// <remarks>
/// (1) The request takes the name and the priority of its client. (2) The recorder starts to measure. (3) The cache gives a stored
/// response, or joins equal requests into
/// one. (4) Otherwise the task starts on an engine, inside the resilience pipelines. (5) The admission lease learns the true number of
/// input tokens. (6) The recorder
/// writes down the end.
/// </remarks>
internal sealed class InferencePipeline(
    SummarizeTask summarize,
    CompressTask compress,
    CompleteTask complete,
    TaskRecorder recorder,
    CacheKeys keys,
    RequestCoalescer<string, SummarizeResult> texts,
    RequestCoalescer<DocumentResult, CompressResult> compressions,
    ResilientRunner runner,
    IHttpContextAccessor http,
    IOptions<SummarizerOptions> options)
{
    /// <summary>Starts a summary.</summary>
    /// <inheritdoc cref="InferenceTask{TRequest, TPiece, TResult}.StartAsync" path="/exception"/>
    public Task<RunningTask<string, SummarizeResult>> RunAsync(
        ServedModel model, SummarizeRequest request, CancellationToken cancellationToken) =>
        RunAsync(summarize, texts, model, request, cancellationToken);

    /// <summary>Starts a compression.</summary>
    /// <inheritdoc cref="InferenceTask{TRequest, TPiece, TResult}.StartAsync" path="/exception"/>
    public Task<RunningTask<DocumentResult, CompressResult>> RunAsync(
        ServedModel model, CompressRequest request, CancellationToken cancellationToken) =>
        RunAsync(compress, compressions, model, request, cancellationToken);

    /// <summary>Starts a raw completion.</summary>
    /// <inheritdoc cref="InferenceTask{TRequest, TPiece, TResult}.StartAsync" path="/exception"/>
    public Task<RunningTask<string, SummarizeResult>> RunAsync(
        ServedModel model, CompletionRequest request, CancellationToken cancellationToken) =>
        RunAsync(complete, texts, model, request, cancellationToken);

    private async Task<RunningTask<TPiece, TResult>> RunAsync<TRequest, TPiece, TResult>(
        InferenceTask<TRequest, TPiece, TResult> task,
        RequestCoalescer<TPiece, TResult> coalescer,
        ServedModel model,
        TRequest request,
        CancellationToken cancellationToken)
        where TRequest : class
        where TPiece : notnull
        where TResult : class
    {
        // :: Step 1
        var lease = http.HttpContext?.Features.Get<AdmissionLease>();
        var named = lease is null ? request : task.WithCaller(request, lease.Caller);

        // :: Step 2
        var recording = recorder.Begin(task.Name, model.Name, cancellationToken);
        try
        {
            // :: Steps 3 and 4
            var running = options.Value.Cache.Enabled
                ? await coalescer.RunAsync(
                    task, keys.For(task, model, named), token => runner.RunAsync(task, model, named, token), cancellationToken)
                : await runner.RunAsync(task, model, named, cancellationToken);
            recording.Started();

            // :: Step 5
            lease?.Count(running.InputTokens);
            return running with { Result = FinishAsync(running.Result) };
        }
        catch (Exception e)
        {
            recording.Fail(e);
            throw;
        }

        // :: Step 6
        async Task<TResult> FinishAsync(Task<TResult> end)
        {
            try
            {
                var result = await end;
                recording.Finish(task.Describe(result));
                return result;
            }
            catch (Exception e)
            {
                recording.Fail(e);
                throw;
            }
        }
    }
}
