namespace Summarizer.Client.Retrieval;

/// <summary>Texts to embed, <c>POST /v1/embeddings</c>.</summary>
/// <param name="Input">The texts; none may be empty.</param>
public sealed record EmbeddingsRequest(IReadOnlyList<string> Input)
{
    /// <summary>Name of the embedding model; the served one when null.</summary>
    public string? Model { get; init; }
}

/// <summary>Vectors of texts.</summary>
public sealed record EmbeddingsResponse
{
    /// <summary>One entry per text, in their order.</summary>
    public required IReadOnlyList<TextEmbedding> Data { get; init; }

    /// <summary>Name of the embedding model.</summary>
    public required string Model { get; init; }
}

/// <summary>One vector.</summary>
public sealed record TextEmbedding
{
    /// <summary>Place of its text in the request.</summary>
    public required int Index { get; init; }

    /// <summary>The vector, of unit length: the dot product of two is their cosine.</summary>
    public required float[] Embedding { get; init; }
}
