using System.Runtime.CompilerServices;

namespace Summarizer.Compression;

/// <summary>A compression that is there already: remembered, or made without the model.</summary>
/// <param name="result">The compression.</param>
public sealed class FinishedCompression(CompressResult result) : RunningCompression
{
    /// <inheritdoc/>
    public override async IAsyncEnumerable<DocumentResult> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var document in result.Results)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return document;
        }
    }

    /// <inheritdoc/>
    public override Task<CompressResult> CompleteAsync() => Task.FromResult(result);
}
