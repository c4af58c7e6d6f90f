namespace Summarizer.Export.Checkpoints;

/// <summary>How a norm is computed.</summary>
internal enum NormKind
{
    /// <summary>x / rms(x) * (1 + w): the Gemma families.</summary>
    RmsPlusOne,

    /// <summary>x / rms(x) * w: T5.</summary>
    Rms,

    /// <summary>(x - mean) / deviation * w + b: BART.</summary>
    Layer,
}

/// <summary>Where a layer has norms around each of its sublayers.</summary>
internal enum NormPlacement
{
    /// <summary>x + f(norm(x)).</summary>
    Before,

    /// <summary>x + norm(f(norm(x))).</summary>
    Around,

    /// <summary>norm(x + f(x)).</summary>
    After,
}

/// <summary>The norms of a stack.</summary>
/// <param name="Kind">How they are computed.</param>
/// <param name="Epsilon">Inside the root.</param>
/// <param name="Placement">Where they stand in a layer.</param>
/// <param name="AfterEmbedding">Whether the embeddings are normalised.</param>
/// <param name="AfterLayers">Whether the output of the last layer is.</param>
internal sealed record NormConfig(NormKind Kind, double Epsilon, NormPlacement Placement, bool AfterEmbedding = false, bool AfterLayers = true);

/// <summary>The nonlinear function of a feed-forward layer.</summary>
internal enum Activation
{
    /// <summary>x * cdf(x), by the tanh approximation.</summary>
    GeluTanh,

    /// <summary>x * cdf(x), by the error function.</summary>
    GeluErf,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x * sigmoid(x).</summary>
    Silu,
}

/// <summary>Feed-forward layers of a stack.</summary>
/// <param name="Activation">The function f.</param>
/// <param name="IsGated">down(f(gate(x)) * up(x)), or down(f(up(x))).</param>
internal sealed record FeedForwardConfig(Activation Activation, bool IsGated);

/// <summary>
/// Bucketed relative positions (Raffel et al. 2020): a learned number per head, added to the score of a query and a key by the distance between them. All layers
/// of a stack share it.
/// </summary>
/// <param name="Buckets">Rows of the table.</param>
/// <param name="MaxDistance">Distance from which on all keys share a bucket.</param>
internal sealed record RelativeBiasConfig(int Buckets, int MaxDistance);

/// <summary>A learned vector per position, added to the embeddings.</summary>
/// <param name="Offset">Row of the table that position 0 has.</param>
/// <param name="Rows">Rows of the table.</param>
internal sealed record LearnedPositionsConfig(int Offset, int Rows);

/// <summary>How a decoder attends to the input.</summary>
internal enum CrossAttentionKind
{
    /// <summary>Not at all: decoder-only.</summary>
    None,

    /// <summary>By a sublayer of its own, with its own projections.</summary>
    Separate,

    /// <summary>In the self-attention, with its projections, in one softmax (T5Gemma 2).</summary>
    Merged,
}
