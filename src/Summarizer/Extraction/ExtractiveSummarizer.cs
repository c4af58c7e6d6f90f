using Summarizer.Compression;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Requests;
using Summarizer.Selection;

namespace Summarizer.Extraction;

/// <summary>
/// Summaries without the model, for when it fails: the first sentences of the document (Lead), or, with an instruction, those that share the most telling words with it (BM25).
/// News puts what matters first, so Lead is a hard baseline there; it is no summary of anything else, and every result says that it is degraded.
/// </summary>
public sealed class ExtractiveSummarizer
{
    private readonly InferenceEngine _engine;
    private readonly TimeProvider _clock;
    private readonly SummarizeRequestValidator _rules;

    /// <param name="engine">Its limits and tokenizer are used; it is never run.</param>
    /// <param name="options">Limits.</param>
    /// <param name="clock">Clock of the timings.</param>
    public ExtractiveSummarizer(InferenceEngine engine, SummarizationOptions options, TimeProvider clock)
    {
        _engine = engine;
        _clock = clock;
        _rules = new SummarizeRequestValidator(engine, options);
    }

    /// <summary>Takes sentences of a document.</summary>
    /// <exception cref="InvalidRequestException">Fields are out of range.</exception>
    public SummarizeResult Summarize(SummarizeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = _clock.GetTimestamp();
        _rules.Check(request);
        var document = QuotableText.ProseOf(request.Analyze());
        var bullets = request.Format == SummaryFormat.Bullets;
        var (_, most) = LengthTable.Bounds(request.Length, request.MinTokens, request.MaxTokens, _engine.MaxOutputTokens);
        var kept = new List<int>();
        foreach (var sentence in Order(document, request.Instruction).Take(Sentences(request.Length)))
        {
            var more = Text(document, [.. kept, sentence], bullets);
            if (Count(more) > most || request.Stop.Any(more.Contains))
            {
                break;
            }

            kept.Add(sentence);
        }

        var summary = Text(document, kept, bullets);
        var took = _clock.GetElapsedTime(started);
        return new()
        {
            Summary = summary,
            FinishReason = kept.Count < Math.Min(Sentences(request.Length), document.Spans.Count) ? FinishReason.Length : FinishReason.Stop,
            Truncated = false,
            Chunks = 1,
            InputTokens = 0,
            OutputTokens = 0,
            Timings = new(TimeSpan.Zero, took, TimeSpan.Zero, TimeSpan.Zero, took, null, took),
            Contexts = [.. Places(document, kept, bullets).Select(r => new SourceContext(0, r.Offset, r.Length))],
            Warnings = [new("degraded", $"The model could not answer, so this is {kept.Count} of the document's {document.Spans.Count} sentences, chosen without it.")],
            Degraded = true,
        };
    }

    // What people expect of each length; the bound in tokens holds as well.
    private static int Sentences(SummaryLength length) => length switch
    {
        SummaryLength.Short => 2,
        SummaryLength.Medium => 5,
        SummaryLength.Long => 10,
        _ => 3,
    };

    private static IEnumerable<int> Order(QuotableText document, string? instruction)
    {
        var lead = Enumerable.Range(0, document.Spans.Count);
        if (instruction is null)
        {
            return lead;
        }

        var scores = new Bm25Sentences([document], instruction)[0];
        return lead.OrderByDescending(s => scores[s]).ThenBy(s => s);
    }

    private static string Text(QuotableText document, IReadOnlyCollection<int> kept, bool bullets) =>
        bullets ? string.Join('\n', kept.Order().Select(s => "- " + document[s])) : document.Join(kept);

    private static IEnumerable<TextSpan> Places(QuotableText document, IReadOnlyCollection<int> kept, bool bullets) =>
        bullets ? kept.Order().Select(s => document.Spans[s]) : document.Ranges(kept);

    private int Count(string text) => TokenCounter.For(TargetTokenizer.Model, _engine.Tokenizer!).Count(text);
}
