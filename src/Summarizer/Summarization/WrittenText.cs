using System.Runtime.CompilerServices;
using Summarizer.Engine.Requests;
using Summarizer.Requests;

namespace Summarizer.Summarization;

/// <summary>Turns the tokens of one generation into the text of a task.</summary>
/// <param name="generation">The generation.</param>
/// <param name="createWriter">Creates the writer of the text; the pieces and the result each need their own.</param>
/// <param name="finish">Makes the result from the generation's result and the text.</param>
internal sealed class WrittenText(Generation generation, Func<SummaryWriter> createWriter, Func<GenerationResult, string, SummarizeResult> finish)
{
    /// <summary>The task that writes the text.</summary>
    public RunningTask<string, SummarizeResult> Run(int inputTokens, bool truncated) =>
        new(ReadAsync, FinishAsync()) { InputTokens = inputTokens, Truncated = truncated };

    private async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var writer = createWriter();
        await foreach (var token in generation.WithCancellation(cancellationToken).ConfigureAwait(false))
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

    private async Task<SummarizeResult> FinishAsync()
    {
        var result = await generation.Result.ConfigureAwait(false);
        var writer = createWriter();
        return finish(result, writer.Append(result.Text ?? "") + writer.Flush());
    }
}
