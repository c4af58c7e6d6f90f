using Summarizer.Grounding;
using Summarizer.Requests;

namespace Summarizer.Compression;

/// <summary>What is left of one document.</summary>
public sealed record DocumentResult
{
    /// <summary>Place of the document in the request.</summary>
    public required int Index { get; init; }

    /// <summary>Kept text; empty when dropped.</summary>
    public required string Text { get; init; }

    /// <summary>Whether nothing was kept.</summary>
    public bool Dropped => Reason is not null;

    /// <summary>Why nothing was kept; null when something was.</summary>
    public DropReason? Reason { get; init; }

    /// <summary>Tokens of the document, in the target tokenizer.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Tokens of the kept text, in the target tokenizer.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>Probability that the document does not answer the question; null for one that was not read.</summary>
    public double? NoAnswerScore { get; init; }

    /// <summary>Whether it counts as not answering; false too where the caller does not want to know.</summary>
    public bool NoAnswer { get; init; }

    /// <summary>Where the kept text stands in the document; empty when it is free text.</summary>
    public IReadOnlyList<SourceContext> Contexts { get; init; } = [];

    /// <summary>Kept sentences that begin with a pronoun whose antecedent is left out.</summary>
    public IReadOnlyList<SourceContext> Unresolved { get; init; } = [];
}

/// <summary>Why nothing was kept of a document.</summary>
public enum DropReason
{
    /// <summary>The document is white space.</summary>
    Empty,

    /// <summary>Selection preferred other documents.</summary>
    NotSelected,

    /// <summary>It probably does not answer the question.</summary>
    NoAnswer,

    /// <summary>No sentence has enough to do with the question, or all that have say what is kept of others.</summary>
    Irrelevant,

    /// <summary>Not even its best sentence fits what is left of the budget.</summary>
    Budget,

    /// <summary>The model failed on it.</summary>
    Failed,
}

/// <summary>A finished compression.</summary>
public sealed record CompressResult
{
    /// <summary>One entry per document, in the caller's order.</summary>
    public required IReadOnlyList<DocumentResult> Results { get; init; }

    /// <summary>Kept texts, joined for a prompt; within the budget.</summary>
    public required string Context { get; init; }

    /// <summary>Tokens of <see cref="Context"/> in the target tokenizer.</summary>
    public required int ContextTokens { get; init; }

    /// <summary>Tokens that were allowed.</summary>
    public required int Budget { get; init; }

    /// <summary>One answer from all evidence; null when none was asked for or none was found.</summary>
    public string? Answer { get; init; }

    /// <summary>Probability that no document answers the question: the lowest of theirs; null when none was read.</summary>
    public double? NoAnswerScore { get; init; }

    /// <summary>Probability that the evidence does not answer the question; null when no answer was asked for.</summary>
    public double? AnswerNoAnswerScore { get; init; }

    /// <summary>Documents that were fed to the answer.</summary>
    public IReadOnlyList<int> Sources { get; init; } = [];

    /// <summary>Tokens of all documents in the target tokenizer.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Tokens that the model read, prompts included.</summary>
    public required int ModelInputTokens { get; init; }

    /// <summary>Tokens that the model wrote.</summary>
    public required int ModelOutputTokens { get; init; }

    /// <summary>Where the time went.</summary>
    public required SummaryTimings Timings { get; init; }

    /// <summary>What the caller should know.</summary>
    public required IReadOnlyList<SummaryWarning> Warnings { get; init; }

    /// <summary>
    /// Whether it was made without the model, which could not answer: sentences that were chosen by simple rules. Not to be remembered.
    /// </summary>
    public bool Degraded { get; init; }
}
