using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Serving;
using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline;

/// <summary>The outermost layer: work waits in its client's name, and what it really costs is told to the door.</summary>
internal sealed class AdmittedTasks(InferencePipeline inner, IHttpContextAccessor http) : InferencePipeline
{
    private Place? Place => http.HttpContext?.Features.Get<Place>();

    public override async Task<RunningSummary> SummarizeAsync(ServedModel model, SummarizeRequest request, CancellationToken cancellationToken)
    {
        var place = Place;
        var running = await inner.SummarizeAsync(model, place is null ? request : request with { Caller = place.Caller }, cancellationToken);
        place?.Count(running.InputTokens);
        return running;
    }

    public override async Task<RunningCompression> CompressAsync(ServedModel model, CompressRequest request, CancellationToken cancellationToken)
    {
        var place = Place;
        return place is null
            ? await inner.CompressAsync(model, request, cancellationToken)
            : new Counted(await inner.CompressAsync(model, request with { Caller = place.Caller }, cancellationToken), place);
    }

    public override async Task<RunningSummary> CompleteAsync(ServedModel model, CompletionRequest request, CancellationToken cancellationToken)
    {
        var place = Place;
        var running = await inner.CompleteAsync(model, place is null ? request : request with { Caller = place.Caller }, cancellationToken);
        place?.Count(running.InputTokens);
        return running;
    }

    private sealed class Counted(RunningCompression running, Place place) : RunningCompression
    {
        public override IAsyncEnumerable<DocumentResult> ReadAsync(CancellationToken cancellationToken) => running.ReadAsync(cancellationToken);

        public override async Task<CompressResult> CompleteAsync()
        {
            var result = await running.CompleteAsync();
            place.Count(result.InputTokens);
            return result;
        }
    }
}
