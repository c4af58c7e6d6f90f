using System.Text.Json.Nodes;
using Summarizer.Client.Common;

namespace Summarizer.Client.Compression;

/// <summary>What is left of one document.</summary>
public sealed record CompressedDocument
{
    /// <summary>Place of the document in the request.</summary>
    public required int Index { get; init; }

    /// <summary>The caller's id of it.</summary>
    public string? Id { get; init; }

    /// <summary>Kept text; empty when dropped.</summary>
    public required string Text { get; init; }

    /// <summary>Whether nothing was kept.</summary>
    public required bool Dropped { get; init; }

    /// <summary>Why nothing was kept, see <see cref="DropReasons"/>; null when something was.</summary>
    public string? Reason { get; init; }

    /// <summary>Tokens of the document, in the target tokenizer.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Tokens of the kept text, in the target tokenizer.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>Probability that the document does not answer the question; null for one that was not read.</summary>
    public double? NoAnswerScore { get; init; }

    /// <summary>Whether it counts as not answering.</summary>
    public bool NoAnswer { get; init; }

    /// <summary>Where the kept text stands in the document; empty when it is free text.</summary>
    public required IReadOnlyList<SourceContext> Contexts { get; init; }

    /// <summary>Kept sentences that begin with a pronoun whose antecedent is left out.</summary>
    public IReadOnlyList<SourceContext> Unresolved { get; init; } = [];

    /// <summary>The caller's metadata, untouched.</summary>
    public JsonObject? Metadata { get; init; }
}
