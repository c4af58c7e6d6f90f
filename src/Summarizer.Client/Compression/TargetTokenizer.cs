using System.Text.Json.Serialization;

namespace Summarizer.Client.Compression;

/// <summary>Whose tokens a budget counts.</summary>
public enum TargetTokenizer
{
    /// <summary>The served model's own.</summary>
    [JsonStringEnumMemberName("model")]
    Model,

    /// <summary>OpenAI's o200k_base.</summary>
    [JsonStringEnumMemberName("o200k_base")]
    O200kBase,

    /// <summary>OpenAI's cl100k_base.</summary>
    [JsonStringEnumMemberName("cl100k_base")]
    Cl100kBase,
}
