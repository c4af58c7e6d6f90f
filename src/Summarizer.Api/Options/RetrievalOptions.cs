using System.ComponentModel.DataAnnotations;

namespace Summarizer.Api.Options;

/// <summary>Limits of the routes for embeddings and reranking.</summary>
public sealed class RetrievalOptions
{
    /// <summary>Most texts in one request for embeddings.</summary>
    /// <value>512.</value>
    [Range(1, 1 << 16)]
    public int MaxInputs { get; set; } = 512;

    /// <summary>Most documents in one request for reranking.</summary>
    /// <value>1,000.</value>
    [Range(1, 1 << 16)]
    public int MaxDocuments { get; set; } = 1000;

    /// <summary>All texts of a request together, in UTF-16 units.</summary>
    /// <value>2,000,000.</value>
    [Range(1, 1 << 28)]
    public int MaxCharacters { get; set; } = 2_000_000;
}
