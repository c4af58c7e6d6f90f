using Summarizer.Compression;
using Summarizer.Engine.Hosting;
using Summarizer.Grounding;
using Summarizer.Selection;
using Summarizer.Summarization;

namespace Summarizer.Extraction;

/// <summary>Compression without the model, for when it fails: the sentences that share the most telling words with the question (BM25), within the same budget and in the same form.</summary>
public sealed class ExtractiveCompressor
{
    private readonly InferenceEngine _engine;
    private readonly TimeProvider _clock;
    private readonly CompressRules _rules;

    /// <param name="engine">Its tokenizer is used; it is never run.</param>
    /// <param name="options">Limits.</param>
    /// <param name="clock">Clock of the timings.</param>
    public ExtractiveCompressor(InferenceEngine engine, CompressionOptions options, TimeProvider clock)
    {
        _engine = engine;
        _clock = clock;
        _rules = new CompressRules(options);
    }

    /// <summary>Keeps sentences of documents.</summary>
    /// <exception cref="InvalidRequestException">Fields are out of range.</exception>
    public CompressResult Compress(CompressRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = _clock.GetTimestamp();
        _rules.Check(request);
        var counter = TokenCounter.For(request.TargetTokenizer, _engine.Tokenizer!);
        QuotableText[] documents = [.. request.Documents.Select(d => new QuotableText(d))];
        int[] tokens = [.. documents.Select(d => counter.Count(d.Text))];
        var budget = new Budget(counter, DocumentCompressor.BudgetOf(request, tokens));
        var relevance = DocumentCompressor.Relevance(request);
        int[] candidates = [.. Enumerable.Range(0, documents.Length).Where(d => documents[d].Spans.Count > 0).OrderByDescending(d => relevance[d]).ThenBy(d => d)];
        var plan = CompressionPlan.Create(candidates.Take(request.TopK ?? candidates.Length), relevance, tokens, budget.Limit);
        var keeper = new DocumentKeeper(counter, budget, request.MaxTokensPerDocument ?? int.MaxValue);

        DocumentResult[] results = [.. documents.Select((d, i) => Dropped(i, tokens[i], d.Spans.Count == 0 ? DropReason.Empty : DropReason.NotSelected))];
        var lexical = new Bm25Sentences(plan.Order.Select(d => documents[d]), request.Query);
        foreach (var (rank, index) in plan.Order.Index())
        {
            var place = request.PreserveOrder ? index : rank;
            var (text, kept, ranges) = keeper.Keep(documents[index], place, new Evidence([], null, 0, Failed: false), lexical[rank], plan.Shares[index]);
            results[index] = text.Length == 0
                ? Dropped(index, tokens[index], DropReason.Budget)
                : new() { Index = index, Text = text, InputTokens = tokens[index], OutputTokens = kept, Contexts = [.. ranges.Select(r => new SourceContext(index, r.Offset, r.Length))] };
        }

        var took = _clock.GetElapsedTime(started);
        return new()
        {
            Results = results,
            Context = budget.Context,
            ContextTokens = budget.Used,
            Budget = budget.Limit,
            InputTokens = tokens.Sum(),
            ModelInputTokens = 0,
            ModelOutputTokens = 0,
            Timings = new(TimeSpan.Zero, took, TimeSpan.Zero, TimeSpan.Zero, took, null, took),
            Warnings = [new("degraded", "The model could not answer, so sentences were chosen by the words that they share with the question, and there is no answer made of them.")],
            Degraded = true,
        };
    }

    private static DocumentResult Dropped(int index, int tokens, DropReason reason) => new() { Index = index, Text = "", Reason = reason, InputTokens = tokens, OutputTokens = 0 };
}
