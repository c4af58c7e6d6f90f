using Summarizer.Bundles;
using Summarizer.Engine.Requests;

namespace Summarizer.Requests;

/// <summary>How the tokens of a summary are searched: what the request says, else what the model's publisher writes with.</summary>
/// <param name="NoRepeatNgramSize">No n-gram of this length is written twice; 0 is off.</param>
/// <param name="RepetitionPenalty">Above 1 makes repetitions less likely.</param>
/// <param name="Beams">Beam search; null for one sequence.</param>
internal sealed record SearchSettings(int NoRepeatNgramSize, double RepetitionPenalty, BeamOptions? Beams)
{
    /// <param name="request">What is asked for.</param>
    /// <param name="model">How the publisher writes freely.</param>
    /// <param name="quotes">Whether outputs quote; then the publisher's settings, which are for free text, do not apply.</param>
    /// <param name="mostBeams">Sequences that the engine decodes at once.</param>
    public static SearchSettings Of(SummarizeRequest request, GenerationDefaults model, bool quotes, int mostBeams)
    {
        // Sampling and stop texts have one sequence.
        var usual = quotes ? new GenerationDefaults() : model;
        var beams = request.NumBeams ?? (request.Temperature > 0 || request.Stop.Count > 0 ? 1 : Math.Min(usual.Beams, mostBeams));
        return new(
            quotes ? 0 : request.NoRepeatNgramSize ?? usual.NoRepeatNgramSize,
            request.RepetitionPenalty ?? usual.RepetitionPenalty,
            beams == 1
                ? null
                : new BeamOptions
                {
                    Count = beams,
                    LengthPenalty = request.LengthPenalty ?? usual.LengthPenalty,
                    EarlyStopping = request.EarlyStopping ?? usual.EarlyStopping,
                });
    }
}
