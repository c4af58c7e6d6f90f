using Summarizer.Client.Compression;

namespace Summarizer.Client.Retrieval;

/// <summary>A question and documents to put in order, <c>POST /v1/rerank</c>.</summary>
public sealed record RerankRequest
{
    /// <summary>The question.</summary>
    public required string Query { get; init; }

    /// <summary>The documents. A string converts to a document.</summary>
    public required IReadOnlyList<CompressDocument> Documents { get; init; }

    /// <summary>Name of the embedding model; the served one when null.</summary>
    public string? Model { get; init; }

    /// <summary>Most results; all when null.</summary>
    public int? TopN { get; init; }
}

/// <summary>Documents in order.</summary>
public sealed record RerankResponse
{
    /// <summary>The most relevant first.</summary>
    public required IReadOnlyList<RerankedDocument> Results { get; init; }

    /// <summary>Name of the embedding model; null where documents were compared by their words alone.</summary>
    public string? Model { get; init; }
}

/// <summary>One document.</summary>
public sealed record RerankedDocument
{
    /// <summary>Its place in the request.</summary>
    public required int Index { get; init; }

    /// <summary>How probably it answers, 0 to 1.</summary>
    public required double RelevanceScore { get; init; }
}
