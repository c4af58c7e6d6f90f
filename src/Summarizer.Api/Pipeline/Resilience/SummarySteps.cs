using Summarizer.Api.Serving;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>A text that is written: a summary or a completion.</summary>
/// <param name="start">Starts it.</param>
/// <param name="degrade">Makes one without the model; null when there is no such thing.</param>
internal sealed class SummarySteps(Func<ServedModel, CancellationToken, Task<RunningSummary>> start, Func<ServedModel, SummarizeResult>? degrade)
    : TaskSteps<RunningSummary, string, SummarizeResult>
{
    public override bool CanDegrade => degrade is not null;

    public override Task<RunningSummary> StartAsync(ServedModel model, CancellationToken cancellationToken) => start(model, cancellationToken);

    public override IAsyncEnumerable<string> ReadAsync(RunningSummary running, CancellationToken cancellationToken) => running.ReadAsync(cancellationToken);

    public override Task<SummarizeResult> CompleteAsync(RunningSummary running) => running.CompleteAsync();

    public override IEnumerable<string> PiecesOf(SummarizeResult result) => result.Summary.Length > 0 ? [result.Summary] : [];

    public override bool EngineFailed(SummarizeResult result) => false;

    public override SummarizeResult After(SummarizeResult result, TimeSpan earlier) => result with { Timings = Later(result.Timings, earlier) };

    public override SummarizeResult Degrade(ServedModel model) => degrade!(model);
}
