using Summarizer.Compression;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>A compression whose end is written down.</summary>
internal sealed class MeasuredCompression(RunningCompression inner, MeasuredTask task) : RunningCompression
{
    public override IAsyncEnumerable<DocumentResult> ReadAsync(CancellationToken cancellationToken) => Watched.ReadAsync(inner.ReadAsync(cancellationToken), task, cancellationToken);

    public override async Task<CompressResult> CompleteAsync()
    {
        var result = await Watched.CompleteAsync(inner.CompleteAsync(), task);
        task.Finish(
            result.Timings, result.ModelInputTokens, result.ModelOutputTokens, finishReason: null,
            result.ContextTokens > 0 ? (double)result.InputTokens / result.ContextTokens : null);
        return result;
    }
}
