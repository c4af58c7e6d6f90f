using System.Runtime.CompilerServices;
using Summarizer.Engine.Requests;

namespace Summarizer.Summarization;

/// <summary>A summary while it is written: the model has read the document, and nothing can be refused any more.</summary>
public sealed class RunningSummary
{
    private readonly Generation _generation;
    private readonly Func<SummaryWriter> _createWriter;
    private readonly Func<GenerationResult, string, SummarizeResult> _finish;

    internal RunningSummary(Generation generation, Func<SummaryWriter> createWriter, Func<GenerationResult, string, SummarizeResult> finish)
    {
        _generation = generation;
        _createWriter = createWriter;
        _finish = finish;
    }

    /// <summary>Tokens read, prompts included, over all passes.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Whether a part of the document was left out.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Pieces of the summary as they become certain; whole characters, never empty. Their concatenation is the summary. Enumerate once.</summary>
    /// <param name="cancellationToken">Ends the enumeration; the request itself ends with the token that it was started with.</param>
    /// <exception cref="EngineException">The model failed.</exception>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var writer = _createWriter();
        await foreach (var token in _generation.WithCancellation(cancellationToken))
        {
            if (writer.Append(token.Text) is { Length: > 0 } delta)
            {
                yield return delta;
            }
        }

        if (writer.Flush() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    /// <summary>The finished summary; works with and without reading the pieces.</summary>
    /// <exception cref="EngineException">The model failed.</exception>
    public async Task<SummarizeResult> CompleteAsync()
    {
        var result = await _generation.Result;
        var writer = _createWriter();
        return _finish(result, writer.Append(result.Text ?? "") + writer.Flush());
    }
}
