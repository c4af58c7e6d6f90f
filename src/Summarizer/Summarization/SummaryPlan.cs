using Summarizer.Engine.Requests;

namespace Summarizer.Summarization;

/// <summary>What a request asks of each generation.</summary>
/// <param name="Request">The request.</param>
/// <param name="MinTokens">Fewest tokens of the summary.</param>
/// <param name="MaxTokens">Most tokens of the summary.</param>
/// <param name="OutputLimit">Longest output of the model.</param>
internal sealed record SummaryPlan(SummarizeRequest Request, int MinTokens, int MaxTokens, int OutputLimit)
{
    /// <summary>The pass that writes the summary.</summary>
    public GenerationRequest Final(IReadOnlyList<int> ids) => Chunk(ids, MaxTokens) with { MinTokens = MinTokens, Stop = Request.Stop };

    /// <summary>A pass over one chunk: as long as the model wants up to a limit, and not ended by the caller's stop texts.</summary>
    public GenerationRequest Chunk(IReadOnlyList<int> ids, int maxTokens) => new()
    {
        InputIds = ids,
        MaxTokens = maxTokens,
        Sampling = new SamplingOptions
        {
            Temperature = Request.Temperature,
            TopK = Request.TopK,
            TopP = Request.TopP,
            Seed = Request.Seed,
            RepetitionPenalty = Request.RepetitionPenalty,
            NoRepeatNgramSize = Request.NoRepeatNgramSize,
        },
        Beams = Request.NumBeams > 1 ? new BeamOptions { Count = Request.NumBeams } : null,
    };
}
