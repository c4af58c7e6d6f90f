using System.Text.Json.Serialization;
using Summarizer.Client.Common;

namespace Summarizer.Client.Compression;

/// <summary>
/// A question, the documents that a retriever found for it, and how much may be left of them, <c>POST /v1/compress</c>. What is null is
/// left out, and the service's default applies.
/// </summary>
public sealed record CompressRequest
{
    /// <summary>The question.</summary>
    public required string Query { get; init; }

    /// <summary>The documents. A string converts to a document.</summary>
    public required IReadOnlyList<CompressDocument> Documents { get; init; }

    /// <summary>Name of the model; the served one when null.</summary>
    public string? Model { get; init; }

    /// <summary>Evidence per document, or one fused answer.</summary>
    public CompressionOutput? Output { get; init; }

    /// <summary>Most tokens to keep of all documents together; excludes <see cref="Rate"/>.</summary>
    public int? TargetTokens { get; init; }

    /// <summary>Share of the documents' tokens to keep, above 0 to 1.</summary>
    public double? Rate { get; init; }

    /// <summary>Whose tokens the budget counts: those of the model that will read the result.</summary>
    public TargetTokenizer? TargetTokenizer { get; init; }

    /// <summary>Most tokens to keep of one document.</summary>
    public int? MaxTokensPerDocument { get; init; }

    /// <summary>
    /// Least score of a sentence, 0 to 1; given without <see cref="Rate"/> and <see cref="TargetTokens"/>, it takes the place of a budget.
    /// </summary>
    public double? ScoreThreshold { get; init; }

    /// <summary>What to do with documents that probably do not answer the question.</summary>
    public Abstention? Abstain { get; init; }

    /// <summary>Join kept documents in the order of the request, not by relevance.</summary>
    public bool? PreserveOrder { get; init; }

    /// <summary>How closely the evidence follows its document.</summary>
    public Extractiveness? Extractiveness { get; init; }

    /// <summary>How documents are chosen before their sentences are.</summary>
    public SelectionMethod? Select { get; init; }

    /// <summary>Documents to choose.</summary>
    public int? TopK { get; init; }

    /// <summary>0 chooses by relevance alone, 1 by diversity alone.</summary>
    public double? Diversity { get; init; }

    /// <summary>What to do with a document that is longer than the model reads.</summary>
    public Truncation? Truncate { get; init; }

    /// <summary>Seed of the sampled selection.</summary>
    public int? Seed { get; init; }

    /// <summary>Set by the method that is called.</summary>
    [JsonInclude]
    internal bool? Stream { get; init; }
}
