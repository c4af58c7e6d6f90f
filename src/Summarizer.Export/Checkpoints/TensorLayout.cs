namespace Summarizer.Export.Checkpoints;

/// <summary>Where a family stores the parts whose place differs; by canonical names (<see cref="TensorNames"/>).</summary>
/// <param name="EncoderTable">Prefix of the encoder's embedding table; empty without an encoder.</param>
/// <param name="DecoderTable">Prefix of the decoder's embedding table.</param>
/// <param name="Head">The output layer, where it is not the decoder's table.</param>
/// <param name="Decoder">Prefix of the decoder's layers and of its final norm.</param>
/// <param name="PreSelf">Norm before the decoder's self-attention.</param>
/// <param name="PostSelf">Norm after it. In Gemma 2 and 3 <c>post_attention_layernorm</c> is that, and not the norm before the feed-forward layer as in Llama.</param>
internal sealed record TensorLayout(
    string EncoderTable, string DecoderTable, string Head, string Decoder, string PreSelf = "pre_self_attn_layernorm", string PostSelf = "post_self_attn_layernorm")
{
    /// <summary>Prefix of the encoder's layers and of its final norm.</summary>
    public const string Encoder = "model.encoder.";

    private const string DecoderPrefix = "model.decoder.";

    /// <summary>A table for each stack.</summary>
    public static TensorLayout TwoTables { get; } = new(Encoder + "embed_tokens.", DecoderPrefix + "embed_tokens.", "lm_head.out_proj.weight", DecoderPrefix);

    /// <summary>One table, stored with the encoder.</summary>
    public static TensorLayout EncodersTable { get; } = TwoTables with { DecoderTable = Encoder + "embed_tokens." };

    /// <summary>One table, stored beside both stacks.</summary>
    public static TensorLayout SharedTable { get; } = new("model.shared.", "model.shared.", "lm_head.weight", DecoderPrefix);

    /// <summary>A decoder alone.</summary>
    public static TensorLayout DecoderOnly { get; } = new("", "model.embed_tokens.", "lm_head.weight", "model.", "input_layernorm", "post_attention_layernorm");
}
