using System.Runtime.CompilerServices;
using Summarizer.Engine.Requests;

namespace Summarizer.Summarization;

/// <summary>A summary that an engine is writing: the model has read the document.</summary>
internal sealed class LiveSummary(Generation generation, Func<SummaryWriter> createWriter, Func<GenerationResult, string, SummarizeResult> finish) : RunningSummary
{
    /// <inheritdoc/>
    public override async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var writer = createWriter();
        await foreach (var token in generation.WithCancellation(cancellationToken))
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

    /// <inheritdoc/>
    public override async Task<SummarizeResult> CompleteAsync()
    {
        var result = await generation.Result;
        var writer = createWriter();
        return finish(result, writer.Append(result.Text ?? "") + writer.Flush());
    }
}
