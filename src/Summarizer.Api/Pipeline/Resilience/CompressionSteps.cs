using Summarizer.Api.Serving;
using Summarizer.Compression;
using Summarizer.Extraction;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>A compression.</summary>
internal sealed class CompressionSteps(InferencePipeline inner, CompressRequest request, CompressionOptions options, TimeProvider clock)
    : TaskSteps<RunningCompression, DocumentResult, CompressResult>
{
    public override Task<RunningCompression> StartAsync(ServedModel model, CancellationToken cancellationToken) => inner.CompressAsync(model, request, cancellationToken);

    public override IAsyncEnumerable<DocumentResult> ReadAsync(RunningCompression running, CancellationToken cancellationToken) => running.ReadAsync(cancellationToken);

    public override Task<CompressResult> CompleteAsync(RunningCompression running) => running.CompleteAsync();

    public override IEnumerable<DocumentResult> PiecesOf(CompressResult result) => result.Results;

    /// <summary>A document that fails does not fail the others, so the task reports it; to the breaker it is a failure all the same, and worth another attempt.</summary>
    public override bool EngineFailed(CompressResult result) => result.Results.Any(r => r.Reason == DropReason.Failed);

    public override CompressResult After(CompressResult result, TimeSpan earlier) => result with { Timings = Later(result.Timings, earlier) };

    public override CompressResult Degrade(ServedModel model) => new ExtractiveCompressor(model.Engine, options, clock).Compress(request);
}
