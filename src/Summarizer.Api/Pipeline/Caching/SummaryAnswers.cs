using System.Text.Json.Serialization.Metadata;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>Summaries and completions.</summary>
internal sealed class SummaryAnswers : AnswerKind<RunningSummary, string, SummarizeResult>
{
    public override JsonTypeInfo<Remembered<SummarizeResult>> Json => CacheJson.Default.RememberedSummarizeResult;

    public override RunningSummary Finished(SummarizeResult result, TimeSpan found) =>
        new FinishedSummary(result with { Timings = Found(found) }) { InputTokens = result.InputTokens, Truncated = result.Truncated };

    public override IAsyncEnumerable<string> Read(RunningSummary running, CancellationToken cancellationToken) => running.ReadAsync(cancellationToken);

    public override Task<SummarizeResult> CompleteAsync(RunningSummary running) => running.CompleteAsync();

    public override bool IsWorthKeeping(SummarizeResult result) => !IsDegraded(result.Warnings);

    public override RunningSummary Share(RunningSummary running, Flight<RunningSummary, string, SummarizeResult> flight, CancellationToken leaving) =>
        new SharedSummary(flight, leaving) { InputTokens = running.InputTokens, Truncated = running.Truncated };

    private sealed class SharedSummary(Flight<RunningSummary, string, SummarizeResult> flight, CancellationToken leaving) : RunningSummary
    {
        public override IAsyncEnumerable<string> ReadAsync(CancellationToken cancellationToken) => flight.ReadAsync(cancellationToken);

        public override Task<SummarizeResult> CompleteAsync() => flight.Result.WaitAsync(leaving);
    }
}
