using System.Diagnostics.CodeAnalysis;
using Summarizer.Summarization;

namespace Summarizer.Api.Telemetry;

/// <summary>A summary whose end is written down.</summary>
[method: SetsRequiredMembers]
internal sealed class MeasuredSummary(RunningSummary inner, MeasuredTask task) : RunningSummary
{
    public override IAsyncEnumerable<string> ReadAsync(CancellationToken cancellationToken) => Watched.ReadAsync(inner.ReadAsync(cancellationToken), task, cancellationToken);

    public override async Task<SummarizeResult> CompleteAsync()
    {
        var result = await Watched.CompleteAsync(inner.CompleteAsync(), task);
        task.Finish(result.Timings, result.InputTokens, result.OutputTokens, result.FinishReason == Engine.Requests.FinishReason.Length ? "length" : "stop", ratio: null);
        return result;
    }
}
