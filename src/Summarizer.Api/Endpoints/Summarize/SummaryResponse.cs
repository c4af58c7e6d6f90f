using Summarizer.Api.Http.Wire;
using Summarizer.Documents.Reading;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Summarize;

/// <summary>A finished summary.</summary>
internal sealed record SummaryResponse
{
    /// <summary>Id of this summary, sum- and a random part.</summary>
    public required string Id { get; init; }

    /// <summary>Always summary.</summary>
    public string Object { get; } = "summary";

    /// <summary>When the request was accepted, in Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>Name of the model that wrote it.</summary>
    public required string Model { get; init; }

    /// <summary>The summary.</summary>
    public required string Summary { get; init; }

    /// <summary>stop: the model ended, or a stop text came. length: max_tokens was reached.</summary>
    public required FinishReason FinishReason { get; init; }

    /// <summary>Whether a part of the document was left out.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Whether the model could not answer and sentences of the document stand in; only where the operator allows it.</summary>
    public required bool Degraded { get; init; }

    /// <summary>Pieces that the document was read in; 1 for a single pass.</summary>
    public required int Chunks { get; init; }

    /// <summary>Tokens read and written.</summary>
    public required SummaryUsage Usage { get; init; }

    /// <summary>Where the time went, in milliseconds.</summary>
    public required SummaryMilliseconds Timings { get; init; }

    /// <summary>Where each quoted stretch stands in the document: index 0, first character and length (Unicode code points). Empty for free text.</summary>
    public required IReadOnlyList<SourceContext> Contexts { get; init; }

    /// <summary>What the caller should know.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>The file that was summarized; absent when the text came as JSON.</summary>
    public SummarizedDocument? Document { get; init; }

    public static SummaryResponse From(SummaryHead head, string text, SummarizeResult result, ReadDocument? document = null) => new()
    {
        Id = head.Id,
        Created = head.Created,
        Model = head.Model,
        Summary = result.Summary,
        FinishReason = result.FinishReason,
        Truncated = result.Truncated,
        Degraded = result.Degraded,
        Chunks = result.Chunks,
        Usage = new(result.InputTokens, result.OutputTokens, result.InputTokens + result.OutputTokens),
        Timings = SummaryMilliseconds.From(result.Timings),
        Contexts = WireContexts.From(text, result.Contexts),
        Warnings = Warning.From(result.Warnings),
        Document = document is null ? null : SummarizedDocument.From(document, result.Contexts),
    };
}
