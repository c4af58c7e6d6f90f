using System.Text.Json.Serialization;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Requests;
using Summarizer.Selection;
using Summarizer.TextModel;

namespace Summarizer.Compression;

/// <summary>A question, the documents that a retriever found for it, and how much may be left of them. Immutable.</summary>
public sealed record CompressRequest
{
    /// <summary>The question.</summary>
    public required string Query { get; init; }

    /// <summary>The documents, in the caller's order.</summary>
    public required IReadOnlyList<string> Documents { get; init; }

    /// <summary>Titles of the documents, as many or none; they count when documents are ranked and are not part of what is kept.</summary>
    public IReadOnlyList<string?> Titles { get; init; } = [];

    /// <summary>
    /// Blocks of the documents, as many or none: for each those that its file marks, in order and not overlapping, or null where the
    /// document's own signs make them.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<TextBlock>?> Blocks { get; init; } = [];

    /// <summary>Evidence per document, or one fused answer.</summary>
    public CompressionOutput Output { get; init; }

    /// <summary>Most tokens to keep of all documents together, joined as the context; excludes <see cref="Rate"/>.</summary>
    public int? TargetTokens { get; init; }

    /// <summary>
    /// Share of the documents' tokens to keep, above 0 to 1; null for 0.3 when neither <see cref="TargetTokens"/> nor <see
    /// cref="ScoreThreshold"/> is given.
    /// </summary>
    public double? Rate { get; init; }

    /// <summary>Whose tokens the budget counts: those of the model that will read the result.</summary>
    public TargetTokenizer TargetTokenizer { get; init; }

    /// <summary>Most tokens to keep of one document.</summary>
    public int? MaxTokensPerDocument { get; init; }

    /// <summary>
    /// Least score of a sentence, 0 to 1: how probably it belongs to the answer. Given alone, it takes the place of a budget.
    /// </summary>
    public double? ScoreThreshold { get; init; }

    /// <summary>What to do with documents that probably do not answer the question.</summary>
    public Abstention Abstain { get; init; }

    /// <summary>Join kept documents in the caller's order, not by relevance.</summary>
    public bool PreserveOrder { get; init; } = true;

    /// <summary>
    /// How closely the evidence follows its document: whole sentences of it, but for <see cref="Grounding.Extractiveness.Low"/>, where the
    /// model writes.
    /// </summary>
    public Extractiveness Extractiveness { get; init; }

    /// <summary>How documents are chosen before their sentences are.</summary>
    public SelectionMethod Select { get; init; }

    /// <summary>Documents to choose; null for all that are not near-duplicates of better ones.</summary>
    public int? TopK { get; init; }

    /// <summary>0 chooses by relevance alone, 1 by diversity alone.</summary>
    public double Diversity { get; init; } = 0.3;

    /// <summary>
    /// Where the model writes, what to do with a document that is longer than it reads; <see cref="Truncation.None"/> reads it in pieces.
    /// </summary>
    public Truncation Truncate { get; init; }

    /// <summary>Seed of the sampled selection.</summary>
    public int Seed { get; init; }

    /// <summary>For whom it waits in the queue; no part of what is asked.</summary>
    [JsonIgnore]
    public Caller Caller { get; init; } = Caller.Unnamed;
}

/// <summary>What a compression gives.</summary>
public enum CompressionOutput
{
    /// <summary>Evidence of each document.</summary>
    Documents,

    /// <summary>Evidence, and one answer made from all of it.</summary>
    Answer,
}

/// <summary>What is done with documents that probably do not answer the question.</summary>
public enum Abstention
{
    /// <summary>They are marked, and what fits is kept of them all the same.</summary>
    Mark,

    /// <summary>Nothing: they are neither marked nor dropped.</summary>
    Off,

    /// <summary>Nothing is kept of them.</summary>
    Drop,
}

/// <summary>Whose tokens a budget counts.</summary>
public enum TargetTokenizer
{
    /// <summary>The served model's own.</summary>
    Model,

    /// <summary>OpenAI's o200k_base.</summary>
    O200kBase,

    /// <summary>OpenAI's cl100k_base.</summary>
    Cl100kBase,
}
