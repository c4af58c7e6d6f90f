using System.Runtime.CompilerServices;
using Summarizer.Grounding;
using Summarizer.Selection;
using Summarizer.Summarization;

namespace Summarizer.Compression;

/// <summary>A compression that an engine is making: all documents are queued. Results come by relevance, since the more relevant spend the budget first.</summary>
internal sealed class LiveCompression
{
    private readonly CompressRequest _request;
    private readonly QuotableText[] _documents;
    private readonly int[] _tokens;
    private readonly CompressionPlan _plan;
    private readonly Dictionary<int, Task<EvidenceReader.Reading>> _readings;
    private readonly DocumentKeeper _keeper;
    private readonly Budget _budget;
    private readonly Answerer _answerer;
    private readonly CompressionOptions _options;
    private readonly TimeProvider _clock;
    private readonly long _accepted;
    private readonly DocumentResult[] _results;
    private readonly List<SummaryWarning> _warnings = [];
    private WorkDone _work = WorkDone.None;
    private TimeSpan _firstDocument;

    public LiveCompression(
        CompressRequest request, QuotableText[] documents, int[] tokens, CompressionPlan plan, Dictionary<int, Task<EvidenceReader.Reading>> readings,
        DocumentKeeper keeper, Budget budget, Answerer answerer, CompressionOptions options, TimeProvider clock, long accepted)
    {
        (_request, _documents, _tokens, _plan, _readings) = (request, documents, tokens, plan, readings);
        (_keeper, _budget, _answerer, _options, _clock, _accepted) = (keeper, budget, answerer, options, clock, accepted);
        _results = [.. documents.Select((d, i) => Drop(i, d.Spans.Count == 0 ? DropReason.Empty : DropReason.NotSelected, null))];
    }

    /// <summary>The task, which finishes the documents one after the other, whether or not anybody reads them.</summary>
    public RunningTask<DocumentResult, CompressResult> Run()
    {
        DocumentResult[] unread = [.. _results.Where(r => !_readings.ContainsKey(r.Index))];
        var lexical = new Bm25Sentences(_plan.Order.Select(d => _documents[d]), _request.Query);
        var finished = new List<Task<DocumentResult>>();
        for (var rank = 0; rank < _plan.Order.Count; rank++)
        {
            finished.Add(FinishAsync(rank, lexical[rank], finished.LastOrDefault() ?? Task.CompletedTask));
        }

        return new(token => ReadAsync(unread, finished, token), CompleteAsync(finished)) { InputTokens = _tokens.Sum() };
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
            yield return await result.WaitAsync(cancellationToken);
        }
    }

    // The documents before it take their share of the budget first.
    private async Task<DocumentResult> FinishAsync(int rank, double[] lexical, Task previous)
    {
        await previous;
        var index = _plan.Order[rank];
        var reading = await _readings[index];
        _work += reading.Work;
        _results[index] = Finish(index, rank, reading.Evidence, lexical);
        _firstDocument = _firstDocument == TimeSpan.Zero ? _clock.GetElapsedTime(_accepted) : _firstDocument;
        return _results[index];
    }

    private async Task<CompressResult> CompleteAsync(List<Task<DocumentResult>> finished)
    {
        await (finished.LastOrDefault() ?? Task.CompletedTask);
        FusedAnswer? answer = null;
        if (_request.Output == CompressionOutput.Answer && _budget.Context.Length > 0)
        {
            answer = await _answerer.AnswerAsync(_budget.Context, _request.Extractiveness);
            _work += answer.Work;
        }

        return new CompressResult
        {
            Results = _results,
            Context = _budget.Context,
            ContextTokens = _budget.Used,
            Budget = _budget.Limit,
            Answer = answer?.Text,
            AnswerNoAnswerScore = _request.Output == CompressionOutput.Answer ? answer?.NoAnswer ?? 1 : null,
            Sources = answer is null ? [] : [.. _results.Where(r => !r.Dropped).Select(r => r.Index)],
            InputTokens = _tokens.Sum(),
            ModelInputTokens = _work.InputTokens,
            ModelOutputTokens = _work.OutputTokens,
            Timings = new SummaryTimings(_work.Queue, TimeSpan.Zero, _work.Encode, _work.Decode, _firstDocument, null, _clock.GetElapsedTime(_accepted)),
            Warnings = _warnings,
        };
    }

    private DocumentResult Finish(int index, int rank, Evidence evidence, double[] lexical)
    {
        if (evidence.Failed)
        {
            _warnings.Add(new SummaryWarning("document-failed", $"The model failed on document {index}; the others are not affected."));
            return Drop(index, DropReason.Failed, null);
        }

        if (_request.DropIrrelevant && evidence.NoAnswer >= _options.NoAnswerThreshold)
        {
            return Drop(index, DropReason.NoAnswer, evidence.NoAnswer);
        }

        var place = _request.PreserveOrder ? index : rank;
        var (text, tokens, ranges) = _keeper.Keep(_documents[index], place, evidence, lexical, _plan.Shares[index]);
        return text.Length == 0
            ? Drop(index, DropReason.Budget, evidence.NoAnswer)
            : new DocumentResult
            {
                Index = index,
                Text = text,
                InputTokens = _tokens[index],
                OutputTokens = tokens,
                NoAnswerScore = evidence.NoAnswer,
                Contexts = [.. ranges.Select(r => new SourceContext(index, r.Offset, r.Length))],
            };
    }

    private DocumentResult Drop(int index, DropReason reason, double? score) => new()
    {
        Index = index,
        Text = "",
        Reason = reason,
        InputTokens = _tokens[index],
        OutputTokens = 0,
        NoAnswerScore = score,
    };
}
