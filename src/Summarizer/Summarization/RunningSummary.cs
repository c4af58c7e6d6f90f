using Summarizer.Engine.Requests;

namespace Summarizer.Summarization;

/// <summary>A summary while it is written: nothing can be refused any more.</summary>
public abstract class RunningSummary
{
    /// <summary>Tokens read, prompts included, over all passes.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Whether a part of the document was left out.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Pieces of the summary as they become certain; whole characters, never empty. Their concatenation is the summary. Enumerate once.</summary>
    /// <param name="cancellationToken">Ends the enumeration; the request itself ends with the token that it was started with.</param>
    /// <exception cref="EngineException">The model failed.</exception>
    public abstract IAsyncEnumerable<string> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The finished summary; works with and without reading the pieces.</summary>
    /// <exception cref="EngineException">The model failed.</exception>
    public abstract Task<SummarizeResult> CompleteAsync();
}
