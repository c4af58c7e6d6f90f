using Summarizer.Bundles;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Decoding;

/// <summary>Makes the search of a request.</summary>
/// <param name="model">Start and end ids, and whether an encoder reads the input.</param>
/// <param name="scratch">Working memory shared by all searches of one loop.</param>
/// <param name="slots">Sequences that are decoded at once.</param>
/// <param name="looksUp">Whether single sequences guess tokens from the input.</param>
internal sealed class SearchFactory(BundleManifest model, SamplingScratch scratch, int slots, bool looksUp)
{
    // Candidates that are read at once: a step of a few rows costs little more than one of a single row, and leaves most slots to others.
    private const int CandidateRows = 8;

    private readonly int[] _endTokens = [.. model.Tokens.End];

    /// <summary>Reserves the memory of a search.</summary>
    public Search Create(GenerationRequest request)
    {
        if (request.Candidates.Count > 0)
        {
            int[] prefix = model.Generation.FirstToken is { } first ? [model.Tokens.DecoderStart, first] : [model.Tokens.DecoderStart];
            return new CandidateScoring(prefix, request.Candidates, Math.Min(CandidateRows, slots));
        }

        int[] endTokens = request.IgnoreEnd ? [] : _endTokens;
        var forced = new ForcedTokens(model.Generation.FirstToken, request.IgnoreEnd ? null : model.Generation.LastToken, request.MaxTokens);
        var processors = new LogitsProcessors(request.Sampling, request.MinTokens, endTokens, forced);
        int[] prompt = model.Encoder is null ? [.. request.InputIds] : [model.Tokens.DecoderStart];
        return request.Beams is { } beams
            ? new BeamSearch(beams, prompt, request.MaxTokens, endTokens, processors, request.Constraint)
            : new TokenSearch(prompt, request.MaxTokens, endTokens, processors, Sampler(request.Sampling), request.Constraint, Lookup(request));
    }

    // A decoder-only model has its input in the sequence.
    private PromptLookup? Lookup(GenerationRequest request) => looksUp ? new PromptLookup(model.Encoder is null ? [] : [.. request.InputIds]) : null;

    private TokenSampler? Sampler(SamplingOptions sampling) => sampling.Temperature == 0
        ? null
        : new TokenSampler(sampling, new SeededRandom(sampling.Seed ?? Random.Shared.NextInt64(long.MinValue, long.MaxValue)), scratch);
}
