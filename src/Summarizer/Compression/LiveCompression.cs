using Summarizer.Requests;

namespace Summarizer.Compression;

/// <summary>
/// A compression to whole sentences: they are chosen for all documents at once, so every result is there when the first is.
/// </summary>
/// <param name="draft">Scored documents.</param>
/// <param name="answerer">Makes one answer of the context; null where none is asked for.</param>
/// <param name="clock">Clock of the timings.</param>
/// <param name="accepted">When the request came.</param>
internal sealed class LiveCompression(CompressionDraft draft, Answerer? answerer, TimeProvider clock, long accepted)
{
    private readonly ChosenContext _chosen = draft.Choose();
    private readonly TimeSpan _chosenAfter = clock.GetElapsedTime(accepted);

    /// <summary>The task. Results come by the probability of an answer, documents that were not used first.</summary>
    public RunningTask<DocumentResult, CompressResult> Run()
    {
        DocumentResult[] results = [.. Enumerable.Range(0, draft.Passages.Count).Select(d => draft.Result(d, _chosen))];
        var used = draft.Order.ToHashSet();
        var order = results.Where(r => !used.Contains(r.Index)).Concat(draft.Order.Select(d => results[d]));
        return new(_ => order.ToAsyncEnumerable(), CompleteAsync(results)) { InputTokens = draft.Tokens.Sum() };
    }

    private async Task<CompressResult> CompleteAsync(DocumentResult[] results)
    {
        var context = _chosen.Join(draft.ContextOrder);
        var tokens = draft.Counter.Count(context);
        var answer = answerer is null ? null : await answerer.AnswerAsync(draft, _chosen, context).ConfigureAwait(false);
        var work = answer?.Work ?? WorkDone.None;
        return new CompressResult
        {
            Results = results,
            Context = context,
            ContextTokens = tokens,
            Budget = Math.Max(draft.Budget, tokens),
            NoAnswerScore = draft.Order.Count > 0 ? draft.Order.Min(draft.NoAnswerScore) : null,
            Answer = answer?.Text,
            AnswerNoAnswerScore = answer?.NoAnswer,
            Sources = answer?.Text is null ? [] : answer.Sources,
            InputTokens = draft.Tokens.Sum(),
            ModelInputTokens = work.InputTokens,
            ModelOutputTokens = work.OutputTokens,
            Timings = new SummaryTimings(
                work.Queue, TimeSpan.Zero, work.Encode, work.Decode, _chosenAfter, null, clock.GetElapsedTime(accepted)),
            Warnings = draft.WarningsOf(_chosen),
        };
    }
}
