using Summarizer.Engine.Requests;
using Summarizer.GenAi.Models;

namespace Summarizer.GenAi.Hosting;

/// <summary>What the generator of GenAI cannot do, or does differently from Hugging Face transformers. Every refusal names the runtime that can.</summary>
internal static class GenAiRules
{
    /// <summary>Checks a request that any engine would accept.</summary>
    /// <exception cref="EngineException">The generator cannot serve it.</exception>
    public static void Check(GenerationRequest request, GenAiModel model)
    {
        Refuse(request.Constraint is not null, "constrain what is written (grounding and quoting): it shows no scores to its callers");
        Refuse(request.Candidates.Count > 0, "score candidates (choosing sentences): it shows no scores to its callers");
        Refuse(request.IgnoreEnd, "treat end tokens as ordinary ones; for a fixed length say MinTokens = MaxTokens, which both runtimes serve alike");
        if (request.Beams is null)
        {
            return;
        }

        Refuse(model.Manifest.Encoder is null, "search with beams in a decoder-only model: its length penalty counts the input");
        Refuse(
            request is not { MinTokens: 0, Sampling: { RepetitionPenalty: 1, NoRepeatNgramSize: 0 } },
            "search with beams and a fewest number of tokens or a penalty: its beams then differ from those of transformers");
        Refuse(
            model.Manifest.Generation is { FirstToken: not null } or { LastToken: not null },
            "search with beams in a model that begins or ends every output with the same token");
        Refuse(
            model.Manifest.Tokens.Pad == model.Manifest.Tokens.DecoderStart,
            "search with beams in a model that starts its outputs with the padding token (T5): its beams then differ from those of transformers");
        Refuse(
            !model.HasFusedSelfAttention,
            "search with beams in a model without fused self-attention (heads not a multiple of 16 wide, or T5Gemma 2): it cannot reorder such a cache");
    }

    private static void Refuse(bool asked, string what)
    {
        if (asked)
        {
            throw new EngineException(EngineError.InvalidRequest, $"The runtime genai cannot {what}. The runtime ort can.");
        }
    }
}
