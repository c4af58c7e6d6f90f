namespace Summarizer.Bundles;

/// <summary>Shape of one transformer stack.</summary>
public sealed record StackShape
{
    /// <summary>Number of layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int Hidden { get; init; }

    /// <summary>Query heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Key/value heads; divides <see cref="Heads"/>.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Width of one head.</summary>
    public required int HeadWidth { get; init; }

    /// <summary>Width of the feed-forward layer.</summary>
    public required int FeedForward { get; init; }
}

/// <summary>Token limits of a model.</summary>
public sealed record ModelLimits
{
    /// <summary>Longest input in tokens.</summary>
    public required int MaxInputTokens { get; init; }

    /// <summary>Longest output in tokens, without the start token.</summary>
    public required int MaxOutputTokens { get; init; }

    /// <summary>Number of token ids.</summary>
    public required int Vocabulary { get; init; }
}

/// <summary>Token ids with a meaning of their own.</summary>
public sealed record SpecialTokens
{
    /// <summary>Padding.</summary>
    public required int Pad { get; init; }

    /// <summary>First token given to the decoder.</summary>
    public required int DecoderStart { get; init; }

    /// <summary>Put before every input, as the checkpoint's tokenizer does it (<c>add_bos_token</c>); null for nothing.</summary>
    public int? InputStart { get; init; }

    /// <summary>Put after every input, as the checkpoint's tokenizer does it (T5 and BART); null for nothing.</summary>
    public int? InputEnd { get; init; }

    /// <summary>Every id that ends the output.</summary>
    public required IReadOnlyList<int> End { get; init; }
}
