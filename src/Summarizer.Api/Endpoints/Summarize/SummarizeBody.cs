using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Summarize;

/// <summary>A document to summarize. A field that is null counts as left out.</summary>
internal sealed record SummarizeBody : SummaryFields
{
    /// <summary>The document, 1 to max_input_characters characters (Unicode code points) that are not all white space.</summary>
    public required string Text { get; init; }

    /// <summary>The request for the task; a field that was left out keeps the task's default.</summary>
    public SummarizeRequest ToRequest() => ToRequest(Text);
}
