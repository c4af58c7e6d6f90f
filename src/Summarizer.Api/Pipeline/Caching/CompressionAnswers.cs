using System.Text.Json.Serialization.Metadata;
using Summarizer.Compression;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>Compressions.</summary>
internal sealed class CompressionAnswers : AnswerKind<RunningCompression, DocumentResult, CompressResult>
{
    public override JsonTypeInfo<Remembered<CompressResult>> Json => CacheJson.Default.RememberedCompressResult;

    public override RunningCompression Finished(CompressResult result, TimeSpan found) => new FinishedCompression(result with { Timings = Found(found) });

    public override IAsyncEnumerable<DocumentResult> Read(RunningCompression running, CancellationToken cancellationToken) => running.ReadAsync(cancellationToken);

    public override Task<CompressResult> CompleteAsync(RunningCompression running) => running.CompleteAsync();

    public override bool IsWorthKeeping(CompressResult result) => !IsDegraded(result.Warnings) && result.Results.All(r => r.Reason != DropReason.Failed);

    public override RunningCompression Share(RunningCompression running, Flight<RunningCompression, DocumentResult, CompressResult> flight, CancellationToken leaving) => new SharedCompression(flight, leaving);

    private sealed class SharedCompression(Flight<RunningCompression, DocumentResult, CompressResult> flight, CancellationToken leaving) : RunningCompression
    {
        public override IAsyncEnumerable<DocumentResult> ReadAsync(CancellationToken cancellationToken) => flight.ReadAsync(cancellationToken);

        public override Task<CompressResult> CompleteAsync() => flight.Result.WaitAsync(leaving);
    }
}
