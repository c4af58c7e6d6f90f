using System.Text.Json.Serialization;

namespace Summarizer.Evaluation.Compressing;

/// <summary>Which passages stand beside a question.</summary>
public enum PassageSetting
{
    /// <summary>The document alone.</summary>
    [JsonStringEnumMemberName("single")]
    Single,

    /// <summary>The document among nine of its source, drawn at random.</summary>
    [JsonStringEnumMemberName("ten_random")]
    TenRandom,

    /// <summary>The document among the nine of its source that share most words with the question.</summary>
    [JsonStringEnumMemberName("ten_hard")]
    TenHard,

    /// <summary>Two questions asked together, with both of their documents among eight others.</summary>
    [JsonStringEnumMemberName("two")]
    Two,
}
