using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Prompts;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Summarization;

/// <summary>How far the reading of one document has come. Owned by one request.</summary>
internal sealed class DocumentReading(StructuredText document)
{
    private readonly string _document = document.Text;
    private readonly List<SummaryWarning> _warnings = [];
    private TimeSpan _tokenize;

    /// <summary>What is left to summarize: the document, or the joined summaries of its chunks.</summary>
    public StructuredText Document { get; set; } = document;

    public int Chunks { get; set; } = 1;

    public bool Truncated { get; private set; }

    public WorkDone Work { get; set; } = WorkDone.None;

    public void Warn(string code, string detail) => _warnings.Add(new(code, detail));

    public void Tokenized(TimeSpan time) => _tokenize += time;

    public void Cut(string detail)
    {
        Truncated = true;
        Warn("truncated", detail);
    }

    public void Read(FittedInput input, int limit, TimeSpan time)
    {
        Tokenized(time);
        if (input.Truncated)
        {
            if (input.CutsSentence)
            {
                Warn("sentence-cut", "Not even one sentence of the text fits into what the model reads, so the text was cut inside a sentence.");
            }

            Cut($"The text had {input.WholeTokens} tokens with its prompt; {input.Ids.Count} were read, and the model reads at most {limit}.");
        }
    }

    public SummarizeResult Finish(GenerationResult result, string summary, IEnumerable<string> quotations, bool cutsSentence, int inputTokens, TimeSpan submitted)
    {
        if (cutsSentence)
        {
            Warn("sentence-cut", $"The summary reached its limit of {result.OutputIds.Count} tokens inside a sentence, so its last sentence is cut. Raise max_tokens or length.");
        }

        if (summary.Length == 0)
        {
            Warn("empty-summary", "The model ended without writing anything.");
        }
        else if (SummaryWarnings.NearlyWhole(_document, summary) is { } whole)
        {
            Warn(whole.Code, whole.Detail);
        }

        var work = Work + WorkDone.Of(inputTokens, result);
        return new()
        {
            Summary = summary,
            FinishReason = result.FinishReason,
            Truncated = Truncated,
            Chunks = Chunks,
            InputTokens = work.InputTokens,
            OutputTokens = work.OutputTokens,
            Timings = new(
                work.Queue, _tokenize, work.Encode, work.Decode, submitted + result.Timings.FirstToken, result.Timings.PerToken, submitted + result.Timings.Total),
            Contexts = [.. quotations.Select(Locate).OfType<SourceContext>()],
            Warnings = [.. _warnings],
        };
    }

    // What the last pass quotes may have come through several passes, or from a part of the document; every quotation is still a stretch of the document itself.
    private SourceContext? Locate(string quotation) =>
        _document.IndexOf(quotation, StringComparison.Ordinal) is >= 0 and var at ? new SourceContext(0, at, quotation.Length) : null;
}
