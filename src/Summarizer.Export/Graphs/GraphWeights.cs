using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Graphs;

/// <summary>Which stored tensors go into which graph.</summary>
internal static class GraphWeights
{
    private static readonly string[] Vision = ["vision_tower.", "multi_modal_projector."];

    /// <summary>Whether any graph uses the tensor: the image parts of a model and a stored copy of a tied output layer are left out.</summary>
    public static bool IsUsed(ModelConfig config, string tensor) =>
        !Vision.Any(part => tensor.Contains(part, StringComparison.Ordinal)) && !(config.TieWordEmbeddings && tensor.StartsWith("lm_head.", StringComparison.Ordinal));

    /// <summary>Whether the encoder graph uses it. That graph also projects its output to the keys and values of the decoder's attention.</summary>
    public static bool InEncoder(ModelConfig config, string tensor) => IsUsed(config, tensor)
        && (tensor.StartsWith("model.encoder.", StringComparison.Ordinal) || IsCrossProjection(config, tensor));

    /// <summary>Whether the decoder graph uses it. T5Gemma 2 shares its projections and its tied embedding table between both graphs.</summary>
    public static bool InDecoder(ModelConfig config, string tensor) => IsUsed(config, tensor)
        && (tensor == DecoderNames.Of(config).Table + "weight"
            || !InEncoder(config, tensor)
            || (config.Architecture == Architecture.T5Gemma2 && IsCrossProjection(config, tensor)));

    private static bool IsCrossProjection(ModelConfig config, string tensor)
    {
        var attention = CrossProjection.AttentionOf(config.Architecture);
        return tensor.StartsWith("model.decoder.", StringComparison.Ordinal)
            && (tensor.EndsWith(attention + ".k_proj.weight", StringComparison.Ordinal) || tensor.EndsWith(attention + ".v_proj.weight", StringComparison.Ordinal));
    }
}
