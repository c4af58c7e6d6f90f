using System.Text.Json.Serialization;

namespace Summarizer.Client.Compression;

/// <summary>What a compression gives.</summary>
public enum CompressionOutput
{
    /// <summary>Evidence of each document.</summary>
    [JsonStringEnumMemberName("documents")]
    Documents,

    /// <summary>Evidence, and one answer made from all of it.</summary>
    [JsonStringEnumMemberName("answer")]
    Answer,
}
