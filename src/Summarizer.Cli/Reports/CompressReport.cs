using System.Text.Json;
using Summarizer.Cli.Options;
using Summarizer.Compression;
using Summarizer.Grounding;
using Summarizer.Requests;

namespace Summarizer.Cli.Reports;

/// <summary>JSON of <c>summarizer compress</c>; the names of the HTTP interface. Offsets are UTF-16 units.</summary>
internal sealed record CompressReport
{
    public required string Model { get; init; }

    /// <summary>Kept texts, joined for a prompt.</summary>
    public required string Context { get; init; }

    /// <summary>Tokens of the context in the target tokenizer.</summary>
    public required int ContextTokens { get; init; }

    /// <summary>Tokens that were allowed.</summary>
    public required int BudgetTokens { get; init; }

    /// <summary>Tokens of all documents.</summary>
    public required int InputTokens { get; init; }

    /// <summary>One answer from all evidence; null when none was asked for or none was found.</summary>
    public required string? Answer { get; init; }

    /// <summary>Probability that no document answers; null when none was read.</summary>
    public required double? NoAnswerScore { get; init; }

    /// <summary>One entry per document, in the order of the command line.</summary>
    public required IReadOnlyList<CompressReportItem> Results { get; init; }

    public required SummaryTimingsReport Timings { get; init; }

    public required IReadOnlyList<SummaryWarning> Warnings { get; init; }

    public static CompressReport Of(CompressResult result, IReadOnlyList<Passage> passages, string model) => new()
    {
        Model = model,
        Context = result.Context,
        ContextTokens = result.ContextTokens,
        BudgetTokens = result.Budget,
        InputTokens = result.InputTokens,
        Answer = result.Answer,
        NoAnswerScore = Rounded(result.NoAnswerScore),
        Results = [.. result.Results.Select(r => new CompressReportItem(
            r.Index, passages[r.Index].Name, r.Text, r.Reason is { } reason ? Name(reason) : null, r.InputTokens, r.OutputTokens,
            Rounded(r.NoAnswerScore), r.NoAnswer, r.Contexts, r.Unresolved))],
        Timings = SummaryTimingsReport.Of(result.Timings),
        Warnings = result.Warnings,
    };

    /// <summary>The word of a reason in JSON.</summary>
    public static string Name(DropReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    private static double? Rounded(double? score) => score is { } value ? Math.Round(value, 6) : null;
}

/// <summary>What is left of one document.</summary>
internal sealed record CompressReportItem(
    int Index, string Name, string Text, string? Reason, int InputTokens, int OutputTokens, double? NoAnswerScore, bool NoAnswer,
    IReadOnlyList<SourceContext> Contexts, IReadOnlyList<SourceContext> Unresolved);
