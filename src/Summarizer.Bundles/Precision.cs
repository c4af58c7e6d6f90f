using System.Text.Json.Serialization;

namespace Summarizer.Bundles;

/// <summary>Precision of the stored weights.</summary>
public enum Precision
{
    /// <summary>32-bit floating point everywhere.</summary>
    [JsonStringEnumMemberName("fp32")]
    Fp32,

    /// <summary>16-bit floating point everywhere, for GPUs.</summary>
    [JsonStringEnumMemberName("fp16")]
    Fp16,

    /// <summary>8-bit weights: dynamic quantization in the encoder, block-wise in the decoder.</summary>
    [JsonStringEnumMemberName("int8")]
    Int8,

    /// <summary>As <see cref="Int8"/>, with 4-bit block-wise weights in the decoder.</summary>
    [JsonStringEnumMemberName("int4")]
    Int4,
}

/// <summary>Element type of a key/value cache.</summary>
public enum CacheType
{
    /// <summary>32-bit floating point.</summary>
    [JsonStringEnumMemberName("float32")]
    Float32,

    /// <summary>16-bit floating point.</summary>
    [JsonStringEnumMemberName("float16")]
    Float16,

    /// <summary>8-bit integers with one static scale per layer, held in the decoder graph.</summary>
    [JsonStringEnumMemberName("int8")]
    Int8,
}
