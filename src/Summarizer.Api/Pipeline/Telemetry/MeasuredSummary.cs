using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>A summary whose end is written down.</summary>
internal sealed class MeasuredSummary(RunningSummary inner, MeasuredTask task) : RunningSummary
{
    public static RunningSummary Of(RunningSummary inner, MeasuredTask task) =>
        new MeasuredSummary(inner, task) { InputTokens = inner.InputTokens, Truncated = inner.Truncated };

    public override IAsyncEnumerable<string> ReadAsync(CancellationToken cancellationToken) => Watched.ReadAsync(inner.ReadAsync(cancellationToken), task, cancellationToken);

    public override async Task<SummarizeResult> CompleteAsync()
    {
        var result = await Watched.CompleteAsync(inner.CompleteAsync(), task);
        task.Finish(result.Timings, result.InputTokens, result.OutputTokens, result.FinishReason == Engine.Requests.FinishReason.Length ? "length" : "stop", ratio: null);
        return result;
    }
}
