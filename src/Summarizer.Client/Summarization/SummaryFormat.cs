using System.Text.Json.Serialization;

namespace Summarizer.Client.Summarization;

/// <summary>Form of a summary.</summary>
public enum SummaryFormat
{
    /// <summary>As the model writes it.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>One paragraph.</summary>
    [JsonStringEnumMemberName("paragraph")]
    Paragraph,

    /// <summary>One line per sentence, starting with "- ".</summary>
    [JsonStringEnumMemberName("bullets")]
    Bullets,
}
