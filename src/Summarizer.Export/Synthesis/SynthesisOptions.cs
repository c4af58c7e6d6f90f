using Summarizer.Bundles;

namespace Summarizer.Export.Synthesis;

/// <summary>Element type of the weights of a synthetic checkpoint.</summary>
public enum SyntheticType
{
    /// <summary>bfloat16, as published checkpoints have it.</summary>
    BFloat16,

    /// <summary>float32.</summary>
    Float32,
}

/// <summary>How to fill and store a synthetic checkpoint.</summary>
public sealed record SynthesisOptions
{
    /// <summary>Seed of the weights; the same seed and shape give the same files.</summary>
    /// <value>Defaults to 1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>Element type.</summary>
    /// <value>Defaults to <see cref="SyntheticType.BFloat16"/>.</value>
    public SyntheticType Type { get; init; } = SyntheticType.BFloat16;

    /// <summary>Largest weight file in bytes (a single tensor may exceed it); null for one file.</summary>
    /// <value>Defaults to 5,000,000,000, the size at which transformers splits.</value>
    public long? ShardBytes { get; init; } = 5_000_000_000;

    /// <summary>Ids with a meaning of their own; null for padding 0, end 1, start 2.</summary>
    public SpecialTokens? Tokens { get; init; }

    /// <summary>A <c>tokenizer.model</c> to copy into the folder; null for none.</summary>
    public string? TokenizerModel { get; init; }
}
