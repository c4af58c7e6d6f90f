using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Endpoints.Embeddings;

/// <summary>Vectors of texts, in OpenAI's form.</summary>
/// <param name="Data">One entry per text, in their order.</param>
/// <param name="Model">Name of the embedding model.</param>
/// <param name="Usage">What was read.</param>
internal sealed record EmbeddingsResponse(IReadOnlyList<EmbeddingItem> Data, string Model, EmbeddingUsage Usage)
{
    /// <summary>Always list.</summary>
    public string Object { get; } = "list";
}

/// <summary>One vector, of unit length.</summary>
/// <param name="Index">Place of its text.</param>
/// <param name="Embedding">Numbers, or base64 text.</param>
internal sealed record EmbeddingItem(int Index, [property: JsonKinds(JsonKind.Numbers, JsonKind.Text)] object Embedding)
{
    /// <summary>Always embedding.</summary>
    public string Object { get; } = "embedding";
}

/// <summary>Tokens of the embedding model.</summary>
/// <param name="PromptTokens">Tokens read.</param>
/// <param name="TotalTokens">The same.</param>
internal sealed record EmbeddingUsage(int PromptTokens, int TotalTokens);
