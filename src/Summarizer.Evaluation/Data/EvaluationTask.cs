using System.Text.Json.Serialization;

namespace Summarizer.Evaluation.Data;

/// <summary>What a row asks for.</summary>
public enum EvaluationTask
{
    /// <summary>A summary of the document.</summary>
    [JsonStringEnumMemberName("summarize")]
    Summarize,

    /// <summary>A title of the document.</summary>
    [JsonStringEnumMemberName("headline")]
    Headline,

    /// <summary>The part of the document that answers a question, or "No answer.".</summary>
    [JsonStringEnumMemberName("compress")]
    Compress,
}
