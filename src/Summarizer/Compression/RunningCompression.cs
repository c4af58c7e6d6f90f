namespace Summarizer.Compression;

/// <summary>A compression while it runs: nothing can be refused any more.</summary>
public abstract class RunningCompression
{
    /// <summary>Results as they are finished, documents that were not read first. Enumerate to the end before <see cref="CompleteAsync"/>.</summary>
    public abstract IAsyncEnumerable<DocumentResult> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Everything, with the fused answer when one was asked for.</summary>
    public abstract Task<CompressResult> CompleteAsync();
}
