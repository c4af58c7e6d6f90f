using System.Runtime.CompilerServices;

namespace Summarizer.Summarization;

/// <summary>A summary that is there already: remembered, or made without the model. It comes in one piece.</summary>
/// <param name="result">The summary.</param>
public sealed class FinishedSummary(SummarizeResult result) : RunningSummary
{
    /// <inheritdoc/>
    public override async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        if (result.Summary.Length > 0)
        {
            yield return result.Summary;
        }
    }

    /// <inheritdoc/>
    public override Task<SummarizeResult> CompleteAsync() => Task.FromResult(result);
}
