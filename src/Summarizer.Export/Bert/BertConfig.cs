namespace Summarizer.Export.Bert;

/// <summary>
/// Shape of a BERT encoder (Devlin et al. 2019), as <c>modeling_bert.py</c> of transformers computes it: learned positions, LayerNorm after
/// each sum, erf GELU.
/// </summary>
internal sealed record BertConfig
{
    /// <summary>Layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Width of the token states.</summary>
    public required int Hidden { get; init; }

    /// <summary>Attention heads; divides <see cref="Hidden"/>.</summary>
    public required int Heads { get; init; }

    /// <summary>Width of the feed-forward layer.</summary>
    public required int FeedForward { get; init; }

    /// <summary>Rows of the word table.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Rows of the position table: the longest input.</summary>
    public required int Positions { get; init; }

    /// <summary>Added to the variance in every LayerNorm.</summary>
    public float Epsilon { get; init; } = 1e-12f;

    /// <summary>Width of one head.</summary>
    public int HeadWidth => Hidden / Heads;
}
