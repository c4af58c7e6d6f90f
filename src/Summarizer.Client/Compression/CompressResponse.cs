using Summarizer.Client.Common;

namespace Summarizer.Client.Compression;

/// <summary>A finished compression.</summary>
public sealed record CompressResponse
{
    /// <summary>Id of this compression.</summary>
    public required string Id { get; init; }

    /// <summary>When the request was accepted, in Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>One entry per document, in the order of the request.</summary>
    public required IReadOnlyList<CompressedDocument> Results { get; init; }

    /// <summary>Kept texts, joined for a prompt; never more than <see cref="BudgetTokens"/>.</summary>
    public required string Context { get; init; }

    /// <summary>Tokens of <see cref="Context"/>, in the target tokenizer.</summary>
    public required int ContextTokens { get; init; }

    /// <summary>
    /// Whether the model could not answer and sentences were chosen by their words alone; only where the operator allows it.
    /// </summary>
    public bool Degraded { get; init; }

    /// <summary>Tokens that were allowed.</summary>
    public required int BudgetTokens { get; init; }

    /// <summary>One answer from all evidence; null when none was asked for or none was found.</summary>
    public string? Answer { get; init; }

    /// <summary>Why there is no answer, see <see cref="DropReasons"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Probability that the evidence does not answer the question; null when no answer was asked for.</summary>
    public double? NoAnswerScore { get; init; }

    /// <summary>Documents that were fed to the answer; null when none was asked for.</summary>
    public IReadOnlyList<AnswerSource>? Sources { get; init; }

    /// <summary>Tokens that the served model read and wrote.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Tokens of the documents over tokens of the context; null when nothing was kept.</summary>
    public double? Ratio { get; init; }

    /// <summary>Tokens of the context over tokens of the documents.</summary>
    public required double Rate { get; init; }

    /// <summary>Where the time went; <see cref="Timings.TtftMs"/> is to the result of the first document.</summary>
    public required Timings Timings { get; init; }

    /// <summary>What the caller should know.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }
}

/// <summary>A document that was fed to an answer; not a claim of what the answer is made of.</summary>
/// <param name="Index">Place of the document in the request.</param>
public sealed record AnswerSource(int Index);
