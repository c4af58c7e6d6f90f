using Summarizer.Bundles;

namespace Summarizer.Export.Checkpoints;

/// <summary>Which keys a layer sees besides the padding mask.</summary>
internal enum LayerType
{
    /// <summary>A window of <see cref="StackConfig.SlidingWindow"/>.</summary>
    Sliding,

    /// <summary>All, or all up to itself in a decoder.</summary>
    Full,
}

/// <summary>Rotary position embedding: angle of pair i at position p is <c>p / Factor * Theta^(-2i / head width)</c>, halves not interleaved.</summary>
/// <param name="Theta">Base.</param>
/// <param name="Factor">Linear scaling; 1 for none.</param>
internal sealed record RopeConfig(double Theta, double Factor);

/// <summary>One encoder or decoder stack.</summary>
internal sealed record StackConfig
{
    public required int Layers { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int Hidden { get; init; }

    /// <summary>Query heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Key/value heads; divides <see cref="Heads"/>.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Width of a head; even. Heads times this need not be <see cref="Hidden"/>.</summary>
    public required int HeadWidth { get; init; }

    /// <summary>Width inside the feed-forward layer.</summary>
    public required int FeedForward { get; init; }

    /// <summary>What the feed-forward layer computes.</summary>
    public required FeedForwardConfig FeedForwardKind { get; init; }

    /// <summary>The norms.</summary>
    public required NormConfig Norm { get; init; }

    /// <summary>Whether every linear layer adds a bias.</summary>
    public bool HasBiases { get; init; }

    /// <summary>Embeddings are multiplied by this.</summary>
    public required double EmbeddingScale { get; init; }

    /// <summary>Scores are multiplied by this to the power -0.5; 1 where they are not scaled (T5).</summary>
    public required double QueryPreAttentionScalar { get; init; }

    /// <summary>c in <c>scores = c * tanh(scores / c)</c>, before the mask; null for none or where the family ignores it.</summary>
    public double? AttentionSoftCap { get; init; }

    /// <summary>W of the sliding layers. What W means differs between encoder and decoder and between families: see the graph builders.</summary>
    public required int SlidingWindow { get; init; }

    /// <summary>One per layer.</summary>
    public required IReadOnlyList<LayerType> LayerTypes { get; init; }

    /// <summary>Rope of the sliding layers; null where queries and keys are not rotated.</summary>
    public RopeConfig? SlidingRope { get; init; }

    /// <summary>Rope of the full layers; null where queries and keys are not rotated.</summary>
    public RopeConfig? FullRope { get; init; }

    /// <summary>Added to the scores of the self-attention; null for nothing.</summary>
    public RelativeBiasConfig? RelativeBias { get; init; }

    /// <summary>Added to the embeddings; null for nothing.</summary>
    public LearnedPositionsConfig? LearnedPositions { get; init; }

    /// <summary>Whether queries and keys are RMS-normalised per head before rope.</summary>
    public bool QueryKeyNorms { get; init; }

    /// <summary>Longest input or output that the stack can have.</summary>
    public required int MaxPositions { get; init; }

    /// <summary>Longest input that the checkpoint was made for, where that is less; null for <see cref="MaxPositions"/>.</summary>
    public int? UsualInput { get; init; }

    /// <summary>Width of the encoder output that cross-attention reads; null in an encoder or a decoder-only model.</summary>
    public int? CrossHidden { get; init; }

    /// <summary>Rope of one layer, or null.</summary>
    public RopeConfig? Rope(int layer) => LayerTypes[layer] == LayerType.Sliding ? SlidingRope : FullRope;

    /// <summary>Its sizes, as the manifest of a bundle states them.</summary>
    public StackShape ToShape() => new()
    {
        Layers = Layers,
        Hidden = Hidden,
        Heads = Heads,
        KeyValueHeads = KeyValueHeads,
        HeadWidth = HeadWidth,
        FeedForward = FeedForward,
    };
}
