using System.Text.Json.Serialization;

namespace Summarizer.Evaluation.Compressing;

/// <summary>Ways to make a context from a document and a question.</summary>
public enum CompressionMethod
{
    /// <summary>The whole document.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>The first sentences that fit the budget.</summary>
    [JsonStringEnumMemberName("lead")]
    Lead,

    /// <summary>The sentences that BM25 ranks highest for the question, as many as fit the budget.</summary>
    [JsonStringEnumMemberName("bm25")]
    Bm25,

    /// <summary>This product: the model's evidence first, then sentences by BM25.</summary>
    [JsonStringEnumMemberName("summarizer")]
    Summarizer,
}
