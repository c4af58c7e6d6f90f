using System.Text.Json.Serialization;

namespace Summarizer.Client.Common;

/// <summary>How closely an output follows its source; Cohere's word.</summary>
public enum Extractiveness
{
    /// <summary>The service's default for the route.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>Free text.</summary>
    [JsonStringEnumMemberName("low")]
    Low,

    /// <summary>Spans of the source of at least a few tokens.</summary>
    [JsonStringEnumMemberName("medium")]
    Medium,

    /// <summary>Text of the source and nothing else, by construction.</summary>
    [JsonStringEnumMemberName("high")]
    High,
}
