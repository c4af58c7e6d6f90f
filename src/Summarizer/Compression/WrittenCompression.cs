using System.Runtime.CompilerServices;
using Summarizer.Requests;

namespace Summarizer.Compression;

/// <summary>
/// A compression at low extractiveness: the model writes what each document says, all documents queued at once. The more probable answers
/// spend the budget first.
/// </summary>
internal sealed class WrittenCompression(
    CompressionDraft draft, IReadOnlyDictionary<int, Task<WrittenEvidence>> written, Answerer? answerer, TimeProvider clock, long accepted)
{
    private readonly Budget _budget = new(draft.Counter, draft.Budget);
    private readonly List<SummaryWarning> _warnings = [.. draft.Warnings];
    private readonly DocumentResult[] _results =
        [.. Enumerable.Range(0, draft.Passages.Count).Select(d => draft.Dropped(d, ReasonOf(draft, d)))];

    private WorkDone _work = WorkDone.None;
    private TimeSpan _first;

    /// <summary>The task, which finishes the documents one after the other, whether or not anybody reads them.</summary>
    public RunningTask<DocumentResult, CompressResult> Run()
    {
        DocumentResult[] unread = [.. _results.Where(r => !written.ContainsKey(r.Index))];
        var places = draft.ContextOrder.Index().ToDictionary(p => p.Item, p => p.Index);
        var finished = new List<Task<DocumentResult>>();
        foreach (var document in draft.Order.Where(written.ContainsKey))
        {
            finished.Add(FinishAsync(document, places[document], finished.LastOrDefault() ?? Task.CompletedTask));
        }

        return new(token => ReadAsync(unread, finished, token), CompleteAsync(finished)) { InputTokens = draft.Tokens.Sum() };
    }

    private static async IAsyncEnumerable<DocumentResult> ReadAsync(
        DocumentResult[] unread, List<Task<DocumentResult>> finished, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var result in unread)
        {
            yield return result;
        }

        foreach (var result in finished)
        {
            yield return await result.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static DropReason ReasonOf(CompressionDraft draft, int document) => draft switch
    {
        _ when draft.Passages[document].Units.Count == 0 => DropReason.Empty,
        _ when !draft.Order.Contains(document) => DropReason.NotSelected,
        _ => DropReason.NoAnswer,
    };

    // The documents before it take their share of the budget first.
    private async Task<DocumentResult> FinishAsync(int document, int place, Task previous)
    {
        await previous.ConfigureAwait(false);
        var evidence = await written[document].ConfigureAwait(false);
        _work += evidence.Work;
        _results[document] = Finish(document, place, evidence);
        _first = _first == TimeSpan.Zero ? clock.GetElapsedTime(accepted) : _first;
        return _results[document];
    }

    private async Task<CompressResult> CompleteAsync(List<Task<DocumentResult>> finished)
    {
        await (finished.LastOrDefault() ?? Task.CompletedTask).ConfigureAwait(false);
        int[] sources = [.. _results.Where(r => !r.Dropped).Select(r => r.Index)];
        var noAnswer = sources.Length > 0 ? sources.Min(draft.NoAnswerScore) : 1;
        var answer = answerer is null || sources.Length == 0
            ? null
            : await answerer.WriteAsync(_budget.Context, draft.Request.Extractiveness, noAnswer, sources).ConfigureAwait(false);
        _work += answer?.Work ?? WorkDone.None;
        return new CompressResult
        {
            Results = _results,
            Context = _budget.Context,
            ContextTokens = _budget.Used,
            Budget = _budget.Limit,
            NoAnswerScore = draft.Order.Count > 0 ? draft.Order.Min(draft.NoAnswerScore) : null,
            Answer = answer?.Text,
            AnswerNoAnswerScore = answerer is null ? null : noAnswer,
            Sources = answer is null ? [] : sources,
            InputTokens = draft.Tokens.Sum(),
            ModelInputTokens = _work.InputTokens,
            ModelOutputTokens = _work.OutputTokens,
            Timings = new SummaryTimings(
                _work.Queue, TimeSpan.Zero, _work.Encode, _work.Decode, _first, null, clock.GetElapsedTime(accepted)),
            Warnings = _warnings,
        };
    }

    private DocumentResult Finish(int document, int place, WrittenEvidence evidence)
    {
        if (evidence.Failed)
        {
            _warnings.Add(new SummaryWarning("document-failed", $"The model failed on document {document}; the others are not affected."));
            return draft.Dropped(document, DropReason.Failed);
        }

        var most = Math.Min(draft.Request.MaxTokensPerDocument ?? int.MaxValue, draft.Tokens[document]);
        var text = evidence.Text;
        while (text.Length > 0 && (draft.Counter.Count(text) > most || !_budget.TryKeep(place, text)))
        {
            var cut = text.LastIndexOf(' ');
            text = cut < 0 ? "" : text[..cut].TrimEnd();
        }

        return text.Length == 0
            ? draft.Dropped(document, DropReason.Budget)
            : new()
            {
                Index = document,
                Text = text,
                InputTokens = draft.Tokens[document],
                OutputTokens = draft.Counter.Count(text),
                NoAnswerScore = draft.NoAnswerScore(document),
                NoAnswer = draft.CountsAsNoAnswer(document),
            };
    }
}
