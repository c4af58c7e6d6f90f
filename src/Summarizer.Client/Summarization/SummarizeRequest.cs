namespace Summarizer.Client.Summarization;

/// <summary>A document to summarize, <c>POST /v1/summarize</c>.</summary>
public sealed record SummarizeRequest : SummarySettings
{
    /// <summary>The document.</summary>
    public required string Text { get; init; }
}
