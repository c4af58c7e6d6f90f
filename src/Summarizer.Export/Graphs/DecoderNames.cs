using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Graphs;

/// <summary>What the families call the tensors of their decoders.</summary>
/// <param name="At">Prefix of the layers and of the final norm.</param>
/// <param name="Table">Prefix of the embedding table.</param>
/// <param name="Head">The output layer, if it is not the embedding table.</param>
/// <param name="PreSelf">Norm before the self-attention.</param>
/// <param name="PostSelf">Norm after it. In Gemma 2 and 3 <c>post_attention_layernorm</c> is that, and not the norm before the feed-forward layer as in Llama.</param>
internal sealed record DecoderNames(string At, string Table, string Head, string PreSelf, string PostSelf)
{
    /// <summary>Names of a family. T5Gemma 2 has one table for everything, stored with the encoder, unless its output layer is untied.</summary>
    public static DecoderNames Of(ModelConfig config)
    {
        if (config.Encoder is null)
        {
            return new("model.", "model.embed_tokens.", "lm_head.weight", "input_layernorm", "post_attention_layernorm");
        }

        var table = config is { Architecture: Architecture.T5Gemma2, TieWordEmbeddings: true } ? "model.encoder.embed_tokens." : "model.decoder.embed_tokens.";
        return new("model.decoder.", table, "lm_head.out_proj.weight", "pre_self_attn_layernorm", "post_self_attn_layernorm");
    }
}
