namespace Summarizer.Engine.Requests;

/// <summary>
/// The output of one request while it is written. Enumerate it once, or await <see cref="Result"/>, or both. Leaving the enumeration early
/// does not end the request; cancelling the token given to <see cref="Hosting.InferenceEngine.Submit"/> does.
/// </summary>
public abstract class Generation : IAsyncEnumerable<GeneratedToken>
{
    /// <summary>Completes when the model has read the input (never before admission is certain).</summary>
    public abstract Task InputRead { get; }

    /// <summary>The whole output. Faults with <see cref="EngineException"/>; is cancelled with the request.</summary>
    public abstract Task<GenerationResult> Result { get; }

    /// <inheritdoc/>
    public abstract IAsyncEnumerator<GeneratedToken> GetAsyncEnumerator(CancellationToken cancellationToken = default);
}
