using System.Text.Json.Serialization;

namespace Summarizer.Client.Common;

/// <summary>What the service does with a text that is longer than the model reads.</summary>
public enum Truncation
{
    /// <summary>Refuse a document to summarize; read a document to compress in pieces.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Leave out the start.</summary>
    [JsonStringEnumMemberName("start")]
    Start,

    /// <summary>Leave out the end.</summary>
    [JsonStringEnumMemberName("end")]
    End,
}
