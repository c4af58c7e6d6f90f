using Summarizer.Client.Common;
using Summarizer.Client.Documents;

namespace Summarizer.Client.Summarization;

/// <summary>A finished summary.</summary>
public sealed record SummarizeResponse
{
    /// <summary>Id of this summary.</summary>
    public required string Id { get; init; }

    /// <summary>When the request was accepted, in Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>Name of the model that wrote it.</summary>
    public required string Model { get; init; }

    /// <summary>The summary.</summary>
    public required string Summary { get; init; }

    /// <summary>Where each quoted stretch stands in the document, in order of the summary; empty for free text.</summary>
    public required IReadOnlyList<SourceContext> Contexts { get; init; }

    /// <summary>Why it ended; see <see cref="FinishReasons"/>.</summary>
    public required string FinishReason { get; init; }

    /// <summary>Whether a part of the document was left out.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Whether the model could not answer and sentences of the document stand in; only where the operator allows it.</summary>
    public bool Degraded { get; init; }

    /// <summary>Pieces that the document was read in; 1 for a single pass.</summary>
    public required int Chunks { get; init; }

    /// <summary>Tokens read and written.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Where the time went.</summary>
    public required Timings Timings { get; init; }

    /// <summary>The file that was summarized; null when the text was sent.</summary>
    public SummarizedDocument? Document { get; init; }

    /// <summary>What the caller should know.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }
}
