using System.Text.Json.Serialization;

namespace Summarizer.Client.Summarization;

/// <summary>How long a summary should be; the service's contract has the tokens.</summary>
public enum SummaryLength
{
    /// <summary>As long as the model finds right.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>A sentence or two.</summary>
    [JsonStringEnumMemberName("short")]
    Short,

    /// <summary>A paragraph.</summary>
    [JsonStringEnumMemberName("medium")]
    Medium,

    /// <summary>Several paragraphs, for models that write that much.</summary>
    [JsonStringEnumMemberName("long")]
    Long,
}
