using Summarizer.Api.Serving;
using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>The layer that remembers: an answer that was given is given again, and work that several ask for at once is done once.</summary>
internal sealed class CachedTasks(
    InferencePipeline inner, CacheKeys keys, RequestCoalescer<RunningSummary, string, SummarizeResult> summaries, RequestCoalescer<RunningCompression, DocumentResult, CompressResult> compressions)
    : InferencePipeline
{
    public override Task<RunningSummary> SummarizeAsync(ServedModel model, SummarizeRequest request, CancellationToken cancellationToken) =>
        summaries.AnswerAsync(keys.For(model, request), token => inner.SummarizeAsync(model, request, token), cancellationToken);

    public override Task<RunningCompression> CompressAsync(ServedModel model, CompressRequest request, CancellationToken cancellationToken) =>
        compressions.AnswerAsync(keys.For(model, request), token => inner.CompressAsync(model, request, token), cancellationToken);

    public override Task<RunningSummary> CompleteAsync(ServedModel model, CompletionRequest request, CancellationToken cancellationToken) =>
        summaries.AnswerAsync(keys.For(model, request), token => inner.CompleteAsync(model, request, token), cancellationToken);
}
