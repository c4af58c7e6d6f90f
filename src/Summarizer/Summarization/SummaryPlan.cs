using Summarizer.Engine.Requests;
using Summarizer.Grounding;

namespace Summarizer.Summarization;

/// <summary>What a request asks of each generation.</summary>
/// <param name="Request">The request.</param>
/// <param name="MinTokens">Fewest tokens of the summary.</param>
/// <param name="MaxTokens">Most tokens of the summary.</param>
/// <param name="OutputLimit">Longest output of the model.</param>
/// <param name="Grounding">Makes the constraints.</param>
/// <param name="Extractiveness">How closely outputs follow their source; never auto.</param>
internal sealed record SummaryPlan(
    SummarizeRequest Request, int MinTokens, int MaxTokens, int OutputLimit, GroundedWriter Grounding, Extractiveness Extractiveness)
{
    /// <summary>Whether outputs quote. A quotation cannot be made longer than its source, nor avoid an n-gram that the source repeats.</summary>
    public bool Quotes => Extractiveness != Extractiveness.Low;

    /// <summary>What a pass took from its text; nothing when its output is free.</summary>
    public static IEnumerable<string> Quotations(GenerationRequest pass, string text, GenerationResult result) =>
        pass.Constraint is GroundedConstraint grounded
            ? grounded.Replay(result.OutputIds).Select(c => text.Substring(c.Offset, c.Length).TrimEnd()).Where(q => q.Length > 0)
            : [];

    /// <summary>The pass that writes the summary.</summary>
    public GenerationRequest Final(IReadOnlyList<int> ids, string text) =>
        Chunk(ids, text, MaxTokens) with { MinTokens = Quotes ? 0 : MinTokens, Stop = Request.Stop };

    /// <summary>A pass over one chunk: as long as the model wants up to a limit, and not ended by the caller's stop texts.</summary>
    public GenerationRequest Chunk(IReadOnlyList<int> ids, string text, int maxTokens) => new()
    {
        InputIds = ids,
        MaxTokens = maxTokens,
        Constraint = Grounding.Constrain([text], [new QuotableText(text).Spans], Extractiveness),
        Sampling = new SamplingOptions
        {
            Temperature = Request.Temperature,
            TopK = Request.TopK,
            TopP = Request.TopP,
            Seed = Request.Seed,
            RepetitionPenalty = Request.RepetitionPenalty,
            NoRepeatNgramSize = Quotes ? 0 : Request.NoRepeatNgramSize,
        },
        Beams = Request.NumBeams > 1 ? new BeamOptions { Count = Request.NumBeams } : null,
    };
}
