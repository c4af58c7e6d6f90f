namespace Summarizer.Api.Endpoints.Rerank;

/// <summary>Documents in order, in a form that clients of Cohere and of Jina read.</summary>
internal sealed record RerankResponse
{
    /// <summary>Id of this answer, rnk- and a random part.</summary>
    public required string Id { get; init; }

    /// <summary>Always list.</summary>
    public string Object { get; } = "list";

    /// <summary>Name of the embedding model; absent where documents were compared by their words alone.</summary>
    public string? Model { get; init; }

    /// <summary>The most relevant first.</summary>
    public required IReadOnlyList<RerankItem> Results { get; init; }

    /// <summary>What was read.</summary>
    public required RerankUsage Usage { get; init; }

    /// <summary>What Cohere's clients look for.</summary>
    public RerankMeta Meta { get; } = new(new("2"));
}

/// <summary>One document.</summary>
/// <param name="Index">Its place in the request.</param>
/// <param name="RelevanceScore">How probably it answers, 0 to 1.</param>
internal sealed record RerankItem(int Index, double RelevanceScore)
{
    /// <summary>The document, where it was asked for.</summary>
    public RerankDocument? Document { get; init; }
}

/// <summary>A document that was given back.</summary>
/// <param name="Text">Its text.</param>
internal sealed record RerankDocument(string Text);

/// <summary>Tokens of the embedding model.</summary>
/// <param name="TotalTokens">Of the question and all documents.</param>
internal sealed record RerankUsage(int TotalTokens);

/// <summary>About the route.</summary>
/// <param name="ApiVersion">Its version.</param>
internal sealed record RerankMeta(RerankVersion ApiVersion);

/// <summary>Version of the form of an answer.</summary>
/// <param name="Version">Number.</param>
internal sealed record RerankVersion(string Version);
