namespace Summarizer.Compression;

/// <summary>A compression while it runs: nothing can be refused any more.</summary>
public abstract class RunningCompression
{
    /// <summary>Results as they are finished, documents that were not read first. Enumerate once and to the end, or not at all.</summary>
    public abstract IAsyncEnumerable<DocumentResult> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Everything, with the fused answer when one was asked for; works with and without reading the results one by one.</summary>
    public abstract Task<CompressResult> CompleteAsync();
}
