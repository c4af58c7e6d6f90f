using Summarizer.Engine.Requests;
using Summarizer.Grounding;

namespace Summarizer.Requests;

/// <summary>A finished summary.</summary>
public sealed record SummarizeResult
{
    /// <summary>The summary in the form asked for.</summary>
    public required string Summary { get; init; }

    /// <summary>Why it ended.</summary>
    public required FinishReason FinishReason { get; init; }

    /// <summary>Whether a part of the document was left out.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Pieces that the document was read in; 1 for a single pass.</summary>
    public required int Chunks { get; init; }

    /// <summary>Tokens read, prompts included, over all passes.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Tokens written over all passes.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>Where the time went.</summary>
    public required SummaryTimings Timings { get; init; }

    /// <summary>Where each quoted stretch stands in the document, in order of the summary; empty for free text.</summary>
    public required IReadOnlyList<SourceContext> Contexts { get; init; }

    /// <summary>What the caller should know.</summary>
    public required IReadOnlyList<SummaryWarning> Warnings { get; init; }

    /// <summary>Whether it was made without the model, which could not answer: sentences that were chosen by simple rules. Not to be remembered.</summary>
    public bool Degraded { get; init; }
}

/// <summary>Where the time of one summary went. Over several passes the phases are sums; passes overlap, so a sum can be more than the total.</summary>
/// <param name="Queue">Accepted by the engine to start of the encoder pass.</param>
/// <param name="Tokenize">Filling the prompt, cutting and tokenizing.</param>
/// <param name="Encode">The encoder pass.</param>
/// <param name="Decode">End of the encoder pass to the last token.</param>
/// <param name="FirstToken">TTFT: request accepted to the first token of the summary, everything included.</param>
/// <param name="PerToken">TPOT of the last pass: (last token - first token) / (tokens - 1); null below two tokens.</param>
/// <param name="Total">Request accepted to the last token.</param>
public sealed record SummaryTimings(
    TimeSpan Queue, TimeSpan Tokenize, TimeSpan Encode, TimeSpan Decode, TimeSpan FirstToken, TimeSpan? PerToken, TimeSpan Total);

/// <summary>Something that the caller should know about a summary.</summary>
/// <param name="Code">Stable name, lower-case with hyphens.</param>
/// <param name="Detail">Sentence for people, with numbers.</param>
public sealed record SummaryWarning(string Code, string Detail);
