using System.Text.Json.Serialization;

namespace Summarizer.Client.Compression;

/// <summary>How documents are chosen before the model reads them.</summary>
public enum SelectionMethod
{
    /// <summary>All are read.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Maximal marginal relevance: one after another, relevant and unlike those before.</summary>
    [JsonStringEnumMemberName("mmr")]
    Mmr,

    /// <summary>Sampling-based MMR: growing batches, drawn by value.</summary>
    [JsonStringEnumMemberName("smmr")]
    Smmr,
}
