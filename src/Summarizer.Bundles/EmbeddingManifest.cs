namespace Summarizer.Bundles;

/// <summary>
/// What a bundle with an embedding model contains. Stored as <c>embedding.json</c> beside its graph, so that nobody takes it for a model
/// that writes.
/// </summary>
public sealed record EmbeddingManifest
{
    /// <summary>The layout that this build writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Name of the manifest file in a bundle.</summary>
    public const string FileName = "embedding.json";

    /// <summary>Layout version; a reader refuses any other than <see cref="CurrentFormat"/>.</summary>
    public required int Format { get; init; }

    /// <summary>Name that clients use for this model.</summary>
    public required string Name { get; init; }

    /// <summary>Hugging Face <c>model_type</c>: <c>bert</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>Weight precision of the graph.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Number of stored parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>What was exported; its hash names the model where vectors are kept.</summary>
    public required BundleSource Source { get; init; }

    /// <summary>Shape of the encoder; <see cref="StackShape.Hidden"/> is the length of a vector.</summary>
    public required StackShape Encoder { get; init; }

    /// <summary>Most tokens in one pass, start and end included.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>Number of token ids.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Ids with a meaning of their own.</summary>
    public required EmbeddingTokens Tokens { get; init; }

    /// <summary>File name of the word pieces, lower-case and without accents, one a line.</summary>
    public required string Tokenizer { get; init; }

    /// <summary>Comparison with the model that the graph was made of.</summary>
    public required EmbeddingGate Gate { get; init; }

    /// <summary>Every file of the bundle but the manifest.</summary>
    public required IReadOnlyList<BundleFile> Files { get; init; }
}

/// <summary>Token ids with a meaning of their own.</summary>
public sealed record EmbeddingTokens
{
    /// <summary>Padding.</summary>
    public required int Pad { get; init; }

    /// <summary>A word that has no pieces.</summary>
    public required int Unknown { get; init; }

    /// <summary>Put before every input.</summary>
    public required int Start { get; init; }

    /// <summary>Put after every input.</summary>
    public required int End { get; init; }
}

/// <summary>How far the stored graph is from the model that it was made of, on fixed inputs.</summary>
public sealed record EmbeddingGate
{
    /// <summary>Rows compared.</summary>
    public required int Rows { get; init; }

    /// <summary>Token states compared.</summary>
    public required int Tokens { get; init; }

    /// <summary>Mean cosine of a token state with its original.</summary>
    public required double MeanCosine { get; init; }

    /// <summary>Lowest of these cosines.</summary>
    public required double LowestCosine { get; init; }

    /// <summary>What <see cref="MeanCosine"/> had to reach.</summary>
    public required double Limit { get; init; }
}
