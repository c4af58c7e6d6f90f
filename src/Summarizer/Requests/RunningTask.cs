namespace Summarizer.Requests;

/// <summary>A summary, a completion or a compression while it runs. The engine has accepted it, so it cannot be refused any more.</summary>
/// <typeparam name="TPiece">Type of the pieces: text, or the result of one document.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
/// <param name="ReadAsync">
/// Reads the pieces as they become certain. Call it once. The token ends the enumeration only; the task ends with the token that it was started with. The enumeration
/// throws <see cref="Engine.Requests.EngineException"/> when the model fails.
/// </param>
/// <param name="Result">The result. It completes whether or not anybody reads the pieces, and faults when the model fails.</param>
public sealed record RunningTask<TPiece, TResult>(Func<CancellationToken, IAsyncEnumerable<TPiece>> ReadAsync, Task<TResult> Result)
{
    /// <summary>Input tokens: of a text, prompts included, over all passes; of a compression, tokens of the documents.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Whether a part of the document was left out.</summary>
    public bool Truncated { get; init; }
}
