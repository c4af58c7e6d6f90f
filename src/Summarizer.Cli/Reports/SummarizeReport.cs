using Summarizer.Cli.Output;
using Summarizer.Documents.Reading;
using Summarizer.Grounding;
using Summarizer.Requests;

namespace Summarizer.Cli.Reports;

/// <summary>JSON of <c>summarizer summarize</c>; the names of the HTTP interface.</summary>
internal sealed record SummarizeReport
{
    public required string Model { get; init; }

    public required string Summary { get; init; }

    /// <summary><c>stop</c> or <c>length</c>.</summary>
    public required string FinishReason { get; init; }

    public required bool Truncated { get; init; }

    public required int Chunks { get; init; }

    public required TokenUsage Usage { get; init; }

    public required SummaryTimingsReport Timings { get; init; }

    /// <summary>Where each quoted stretch stands in the document, in UTF-16 units; empty for free text.</summary>
    public required IReadOnlyList<SourceContext> Contexts { get; init; }

    public required IReadOnlyList<SummaryWarning> Warnings { get; init; }

    /// <summary>The file: its format, pages, and the page of each quoted stretch.</summary>
    public required SummarizedFile Document { get; init; }

    public static SummarizeReport Of(SummarizeResult result, string model, ReadDocument document) => new()
    {
        Model = model,
        Summary = result.Summary,
        FinishReason = GenerateReport.Word(result.FinishReason),
        Truncated = result.Truncated,
        Chunks = result.Chunks,
        Usage = new TokenUsage(result.InputTokens, result.OutputTokens, result.InputTokens + result.OutputTokens),
        Timings = SummaryTimingsReport.Of(result.Timings),
        Contexts = result.Contexts,
        Warnings = result.Warnings,
        Document = SummarizedFile.Of(document, result.Contexts),
    };
}

/// <summary>Tokens over all passes.</summary>
internal sealed record TokenUsage(int InputTokens, int OutputTokens, int TotalTokens);

/// <summary>Times of one summary in milliseconds.</summary>
internal sealed record SummaryTimingsReport(
    double QueueMs, double TokenizeMs, double EncodeMs, double DecodeMs, double TtftMs, double? TpotMs, double TotalMs)
{
    public static SummaryTimingsReport Of(SummaryTimings timings) => new(
        Milliseconds.Of(timings.Queue),
        Milliseconds.Of(timings.Tokenize),
        Milliseconds.Of(timings.Encode),
        Milliseconds.Of(timings.Decode),
        Milliseconds.Of(timings.FirstToken),
        timings.PerToken is { } perToken ? Milliseconds.Of(perToken) : null,
        Milliseconds.Of(timings.Total));
}
