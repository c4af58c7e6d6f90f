using System.Text.Json.Serialization.Metadata;
using Summarizer.Engine.Requests;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Tasks;

/// <summary>A task whose result is one text.</summary>
internal abstract class TextTask<TRequest> : InferenceTask<TRequest, string, SummarizeResult>
    where TRequest : class
{
    public override JsonTypeInfo<SummarizeResult> ResultJson => TaskJson.Default.SummarizeResult;

    public override RunningTask<string, SummarizeResult> Finished(SummarizeResult result)
    {
        string[] pieces = result.Summary.Length > 0 ? [result.Summary] : [];
        return new(
            _ => pieces.ToAsyncEnumerable(), Task.FromResult(result))
        { InputTokens = result.InputTokens, Truncated = result.Truncated };
    }

    public override SummarizeResult WithTimings(SummarizeResult result, SummaryTimings timings) => result with { Timings = timings };

    public override TaskOutcome Describe(SummarizeResult result) => new(result.Timings, result.InputTokens, result.OutputTokens)
    {
        FinishReason = result.FinishReason == FinishReason.Length ? "length" : "stop",
        Degraded = result.Degraded,
    };
}
