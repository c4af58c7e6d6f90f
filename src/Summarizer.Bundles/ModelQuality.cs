using System.Text.Json.Serialization;

namespace Summarizer.Bundles;

/// <summary>What the outputs of a model are worth, where that is known.</summary>
public enum ModelQuality
{
    /// <summary>Nothing: the weights are random. Only speed and memory can be measured.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}
