using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Summarizer.Api.Endpoints.Compress;

namespace Summarizer.Api.Endpoints.Rerank;

/// <summary>A question and documents to put in order, as the routes of Cohere and Jina take them.</summary>
internal sealed record RerankBody
{
    /// <summary>The question.</summary>
    public required string Query { get; init; }

    /// <summary>Texts, or objects with text and, if you like, id, title and metadata.</summary>
    [MinLength(1)]
    public required IReadOnlyList<CompressDocument> Documents { get; init; }

    /// <summary>Name of the embedding model; only the served one is accepted.</summary>
    public string? Model { get; init; }

    /// <summary>Most results; all when left out.</summary>
    [Range(1, int.MaxValue)]
    public int? TopN { get; init; }

    /// <summary>Give the documents back with the results.</summary>
    [DefaultValue(false)]
    public bool? ReturnDocuments { get; init; }

    /// <summary>Accepted and not used: documents are read whole.</summary>
    public int? MaxTokensPerDoc { get; init; }
}
