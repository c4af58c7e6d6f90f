using Summarizer.Client.Compression;

namespace Summarizer.Client.Summarization;

/// <summary>Documents to summarize, all in the same way, <c>POST /v1/summarize/batch</c>.</summary>
public sealed record BatchRequest : SummarySettings
{
    /// <summary>The documents; ids and metadata come back with their results.</summary>
    public required IReadOnlyList<CompressDocument> Documents { get; init; }
}
