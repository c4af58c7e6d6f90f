using System.Text.Json.Serialization;

namespace Summarizer.Client.Summarization;

/// <summary>How a document is read.</summary>
public enum SummaryStrategy
{
    /// <summary>In one pass if the document fits, or if it may be truncated; else in chunks.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>In one pass.</summary>
    [JsonStringEnumMemberName("single")]
    Single,

    /// <summary>In chunks, whose summaries are summarized; for documents that are longer than the model reads.</summary>
    [JsonStringEnumMemberName("map_reduce")]
    MapReduce,
}
