namespace Summarizer.Bundles;

/// <summary>
/// Names and shapes of every graph input and output. This is the contract between the exporter and the engine.
/// </summary>
/// <remarks>
/// <para>Letters: B rows, S input tokens (padded), T decoder tokens this step, L capacity of the self-attention cache,
/// C capacity of the cross-attention cache (at least S), K key/value heads, D head width, V vocabulary, H encoder width.</para>
/// <para><c>encoder.onnx</c>: <see cref="InputIds"/> int64 [B,S] and <see cref="AttentionMask"/> int64 [B,S] (1 = token, 0 = padding on the
/// right) give <see cref="EncoderHiddenStates"/> float [B,S,H] and, for every decoder layer, <see cref="CrossKey"/> and <see
/// cref="CrossValue"/> [B,K,S,D].</para>
/// <para><c>decoder.onnx</c>: <see cref="InputIds"/> int64 [B,T]; <see cref="AttentionMask"/> int64 [B,any], whose row sum is the number of
/// decoder tokens including the T of this step; <see cref="EncoderAttentionMask"/> int64 [B,any], whose row sum is the number of input
/// tokens; <see cref="PastKey"/>/<see cref="PastValue"/> [B,K,L,D] and <see cref="CrossKey"/>/<see cref="CrossValue"/> [B,K,C,D] give <see
/// cref="Logits"/> float [B,T,V] and <see cref="PresentKey"/>/<see cref="PresentValue"/>, which must be bound to the same memory as the
/// past. When the manifest says that the cross cache is int8, <see cref="CrossPresentKey"/>/<see cref="CrossPresentValue"/> are further
/// outputs, bound to the memory of the cross inputs.</para>
/// <para><c>decoder.onnx</c> of a decoder-only model has no inputs of an encoder, and one more that may be left out: <see
/// cref="LogitsToKeep"/> int64 [1]. With n above 0, <see cref="Logits"/> are those of the last n of the T tokens, [B,n,V].</para>
/// <para>Cache memory beyond the tokens of a row must hold finite numbers: it gets weight zero, but is multiplied. Several tokens in one
/// step (T above 1) need a batch of one row, or an empty self-attention cache; with an int8 cross cache a batch of one row whose input has
/// at least T tokens.</para>
/// <para>The spelling follows ONNX Runtime GenAI, so that its decoder-only runtime can drive the decoder.</para>
/// </remarks>
public static class GraphNames
{
    /// <summary>Token ids, int64 [B,S] or [B,T].</summary>
    public const string InputIds = "input_ids";

    /// <summary>Padding mask of the encoder, or count of decoder tokens; int64.</summary>
    public const string AttentionMask = "attention_mask";

    /// <summary>Which input tokens the cross-attention may see; int64 [B,any].</summary>
    public const string EncoderAttentionMask = "encoder_attention_mask";

    /// <summary>Encoder output after its final norm; float [B,S,H].</summary>
    public const string EncoderHiddenStates = "encoder_hidden_states";

    /// <summary>Decoder scores after the final soft-cap; float [B,T,V].</summary>
    public const string Logits = "logits";

    /// <summary>How many of the last tokens of a run are scored; int64 [1], 0 or left out for all. In decoder-only graphs.</summary>
    public const string LogitsToKeep = "logits_to_keep";

    /// <summary>Self-attention keys before the step, [B,K,L,D].</summary>
    public static string PastKey(int layer) => $"past_key_values.{layer}.key";

    /// <summary>Self-attention values before the step, [B,K,L,D].</summary>
    public static string PastValue(int layer) => $"past_key_values.{layer}.value";

    /// <summary>Self-attention keys after the step: the same memory as <see cref="PastKey"/>.</summary>
    public static string PresentKey(int layer) => $"present.{layer}.key";

    /// <summary>Self-attention values after the step: the same memory as <see cref="PastValue"/>.</summary>
    public static string PresentValue(int layer) => $"present.{layer}.value";

    /// <summary>Cross-attention keys of one decoder layer, [B,K,S or C,D].</summary>
    public static string CrossKey(int layer) => $"cross_key.{layer}";

    /// <summary>Cross-attention values of one decoder layer, [B,K,S or C,D].</summary>
    public static string CrossValue(int layer) => $"cross_value.{layer}";

    /// <summary>Alias of <see cref="CrossKey"/> that an int8 cross cache needs as an output.</summary>
    public static string CrossPresentKey(int layer) => $"cross_present_key.{layer}";

    /// <summary>Alias of <see cref="CrossValue"/> that an int8 cross cache needs as an output.</summary>
    public static string CrossPresentValue(int layer) => $"cross_present_value.{layer}";
}
