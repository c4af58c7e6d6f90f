using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Prompts;
using Summarizer.Quoting;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Summarization;

/// <summary>What a request asks of each generation.</summary>
/// <param name="Request">The request.</param>
/// <param name="Search">How tokens are searched.</param>
/// <param name="MinTokens">Fewest tokens of the summary.</param>
/// <param name="MaxTokens">Most tokens of the summary.</param>
/// <param name="OutputLimit">Longest output of the model.</param>
/// <param name="Grounding">Makes the constraints.</param>
/// <param name="Extractiveness">How closely outputs follow their source; never auto.</param>
/// <param name="Encoder">Makes the inputs.</param>
internal sealed record SummaryPlan(
    SummarizeRequest Request, SearchSettings Search, int MinTokens, int MaxTokens, int OutputLimit, GroundedWriter Grounding, Extractiveness Extractiveness, PromptEncoder Encoder)
{
    /// <summary>Whether outputs quote. A quotation cannot be made longer than its source, nor avoid an n-gram that the source repeats.</summary>
    public bool Quotes => Extractiveness != Extractiveness.Low;

    /// <summary>The pass that writes the summary.</summary>
    /// <param name="ids">Input.</param>
    /// <param name="text">What the input holds of the document.</param>
    public SummaryPass Final(IReadOnlyList<int> ids, StructuredText text) => Pass(ids, text, MaxTokens, LeastTokens(ids.Count), Request.Stop);

    /// <summary>A pass over one chunk: as long as the model wants up to a limit, and not ended by the caller's stop texts.</summary>
    public SummaryPass Chunk(IReadOnlyList<int> ids, StructuredText text, int maxTokens) => Pass(ids, text, maxTokens, 0, []);

    // A publisher's lower bound is for articles: a short document need not be made longer.
    private int LeastTokens(int inputTokens) => Request switch
    {
        { MinTokens: not null } => MinTokens,
        { Length: SummaryLength.Auto } => Math.Min(MinTokens, inputTokens / 2),
        _ => MinTokens,
    };

    private SummaryPass Pass(IReadOnlyList<int> ids, StructuredText text, int maxTokens, int minTokens, IReadOnlyList<string> stop)
    {
        var quotable = QuotableText.ProseOf(text);
        var request = new GenerationRequest
        {
            InputIds = ids,
            MaxTokens = maxTokens,
            MinTokens = minTokens,
            Stop = stop,
            Constraint = Grounding.Constrain([text.Text], [quotable.Spans], Extractiveness),
            Sampling = new SamplingOptions
            {
                Temperature = Request.Temperature,
                TopK = Request.TopK,
                TopP = Request.TopP,
                Seed = Request.Seed,
                RepetitionPenalty = Search.RepetitionPenalty,
                NoRepeatNgramSize = Search.NoRepeatNgramSize,
            },
            Beams = Search.Beams,
        };

        // Sentences can be chosen until there are enough tokens; a constraint that has nothing left to quote cannot go on.
        var passage = SentenceQuoter.PassageOf(request, quotable, Extractiveness, Encoder, Request.Format == SummaryFormat.Bullets);
        return new SummaryPass(passage is null && Quotes ? request with { MinTokens = 0 } : request, quotable, passage);
    }
}
