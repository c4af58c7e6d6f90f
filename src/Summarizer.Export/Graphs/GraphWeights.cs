using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Graphs;

/// <summary>Which stored tensors go into which graph.</summary>
internal static class GraphWeights
{
    private static readonly string[] Vision = ["vision_tower.", "multi_modal_projector."];

    private static readonly string[] SmallTables = ["embed_positions.weight", "relative_attention_bias.weight", "final_logits_bias"];

    // Old T5 files store a relative bias of the cross-attention, which the modeling code never had a use for.
    private const string StrayBias = "cross_attn.relative_attention_bias.weight";

    /// <summary>Whether any graph uses the tensor: the image parts of a model, and copies of a shared table or of a tied output layer, are left out.</summary>
    public static bool IsUsed(ModelConfig config, string tensor)
    {
        var layout = config.Layout;
        var isTable = tensor.EndsWith("embed_tokens.weight", StringComparison.Ordinal) || tensor.StartsWith("lm_head.", StringComparison.Ordinal);
        return !Vision.Any(part => tensor.Contains(part, StringComparison.Ordinal))
            && !tensor.EndsWith(StrayBias, StringComparison.Ordinal)
            && (!isTable || tensor == layout.EncoderTable + "weight" || tensor == layout.DecoderTable + "weight" || (tensor == layout.Head && !config.TieWordEmbeddings));
    }

    /// <summary>Whether it is a linear layer or a token table, whose writing takes time.</summary>
    public static bool IsMatrix(string tensor, TensorInfo info) =>
        info.Shape.Length == 2 && !SmallTables.Any(name => tensor.EndsWith(name, StringComparison.Ordinal));

    /// <summary>Whether the encoder graph uses it. That graph also projects its output to the keys and values of the decoder's attention.</summary>
    public static bool InEncoder(ModelConfig config, string tensor) => IsUsed(config, tensor)
        && (tensor.StartsWith(TensorLayout.Encoder, StringComparison.Ordinal) || tensor == config.Layout.EncoderTable + "weight" || IsCrossProjection(config, tensor));

    /// <summary>Whether the decoder graph uses it. A shared table, and in T5Gemma 2 the projections, are in both graphs.</summary>
    public static bool InDecoder(ModelConfig config, string tensor) => IsUsed(config, tensor)
        && (tensor == config.Layout.DecoderTable + "weight"
            || !InEncoder(config, tensor)
            || (config.Cross == CrossAttentionKind.Merged && IsCrossProjection(config, tensor)));

    private static bool IsCrossProjection(ModelConfig config, string tensor)
    {
        var attention = CrossProjection.AttentionOf(config);
        return tensor.StartsWith("model.decoder.", StringComparison.Ordinal)
            && (tensor.Contains(attention + ".k_proj.", StringComparison.Ordinal) || tensor.Contains(attention + ".v_proj.", StringComparison.Ordinal));
    }
}
