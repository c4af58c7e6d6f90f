using System.Text.Json.Serialization;

namespace Summarizer.Client.Compression;

/// <summary>What is done with documents that probably do not answer the question.</summary>
public enum Abstention
{
    /// <summary>They are marked, and what fits is kept of them all the same.</summary>
    [JsonStringEnumMemberName("mark")]
    Mark,

    /// <summary>They are neither marked nor dropped.</summary>
    [JsonStringEnumMemberName("off")]
    Off,

    /// <summary>Nothing is kept of them.</summary>
    [JsonStringEnumMemberName("drop")]
    Drop,
}
