using System.Text.Json.Serialization;

namespace Summarizer.Evaluation.Compressing;

/// <summary>Ways to make a context from passages and a question.</summary>
public enum CompressionMethod
{
    /// <summary>The passages as they are.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>The first sentences of every passage in turn.</summary>
    [JsonStringEnumMemberName("lead")]
    Lead,

    /// <summary>The sentences that BM25 ranks highest for the question: no stop words, stems.</summary>
    [JsonStringEnumMemberName("bm25")]
    Bm25,

    /// <summary>BM25 of the sentence and BM25 of its passage, equal shares.</summary>
    [JsonStringEnumMemberName("bm25_passage")]
    Bm25Passage,

    /// <summary>Cosine of the question with the sentence inside its passage, by the embedding model.</summary>
    [JsonStringEnumMemberName("vectors")]
    Vectors,

    /// <summary>The two before, equal shares, for sentence and passage.</summary>
    [JsonStringEnumMemberName("hybrid")]
    Hybrid,

    /// <summary>This product.</summary>
    [JsonStringEnumMemberName("summarizer")]
    Summarizer,
}
