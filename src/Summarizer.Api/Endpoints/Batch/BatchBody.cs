using System.ComponentModel.DataAnnotations;
using Summarizer.Api.Endpoints.Compress;
using Summarizer.Api.Endpoints.Summarize;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Batch;

/// <summary>Documents to summarize, all in the same way. A field that is null counts as left out.</summary>
internal sealed record BatchBody : SummaryFields
{
    /// <summary>1 to 64 documents: texts, or objects with text and, if you like, id, title and metadata. id and metadata come back unchanged.</summary>
    [MinLength(1)]
    public required IReadOnlyList<CompressDocument> Documents { get; init; }

    /// <summary>The request for one of them.</summary>
    public SummarizeRequest RequestFor(string text) => ToRequest(text);
}
