using Summarizer.Bundles;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Decoding;

/// <summary>Makes the search of a request.</summary>
/// <param name="tokens">Start and end ids of the model.</param>
/// <param name="scratch">Working memory shared by all searches of one loop.</param>
internal sealed class SearchFactory(SpecialTokens tokens, SamplingScratch scratch)
{
    private readonly int[] _endTokens = [.. tokens.End];

    /// <summary>Reserves the memory of a search.</summary>
    public Search Create(GenerationRequest request)
    {
        int[] endTokens = request.IgnoreEnd ? [] : _endTokens;
        var processors = new LogitsProcessors(request.Sampling, request.MinTokens, endTokens);
        return request.Beams is { } beams
            ? new BeamSearch(beams, tokens.DecoderStart, request.MaxTokens, endTokens, processors, request.Constraint)
            : new TokenSearch(tokens.DecoderStart, request.MaxTokens, endTokens, processors, Sampler(request.Sampling), request.Constraint);
    }

    private TokenSampler? Sampler(SamplingOptions sampling) => sampling.Temperature == 0
        ? null
        : new TokenSampler(sampling, new SeededRandom(sampling.Seed ?? Random.Shared.NextInt64(long.MinValue, long.MaxValue)), scratch);
}
