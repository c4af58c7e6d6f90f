using System.Text.Json;
using Summarizer.Api.Http.Wire;
using Summarizer.Compression;
using Summarizer.Grounding;

namespace Summarizer.Api.Endpoints.Compress;

/// <summary>A finished compression.</summary>
internal sealed record CompressResponse
{
    /// <summary>Id of this compression, cmp- and a random part.</summary>
    public required string Id { get; init; }

    /// <summary>Always compression.</summary>
    public string Object { get; } = "compression";

    /// <summary>When the request was accepted, in Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>One entry per document, in the order of the request.</summary>
    public required IReadOnlyList<CompressItem> Results { get; init; }

    /// <summary>Whether the model could not answer and sentences were chosen by their words alone; only where the operator allows it.</summary>
    public required bool Degraded { get; init; }

    /// <summary>Kept texts, joined for a prompt; never more than budget_tokens.</summary>
    public required string Context { get; init; }

    /// <summary>Tokens of context, in the target tokenizer.</summary>
    public required int ContextTokens { get; init; }

    /// <summary>Tokens that were allowed.</summary>
    public required int BudgetTokens { get; init; }

    /// <summary>With output answer: the answer, or absent when the documents do not hold one.</summary>
    public string? Answer { get; init; }

    /// <summary>With output answer: why there is none.</summary>
    public string? Reason { get; init; }

    /// <summary>Probability that no document answers: the lowest of theirs. With output answer, that of the kept text.</summary>
    public double? NoAnswerScore { get; init; }

    /// <summary>With output answer: the documents that were fed to it. Not a claim of attribution.</summary>
    public IReadOnlyList<CompressSource>? Sources { get; init; }

    /// <summary>Tokens that the model read and wrote, in its own tokenizer.</summary>
    public required SummaryUsage Usage { get; init; }

    /// <summary>Tokens of the documents over tokens of the context; absent when nothing was kept.</summary>
    public double? Ratio { get; init; }

    /// <summary>Tokens of the context over tokens of the documents.</summary>
    public required double Rate { get; init; }

    /// <summary>Where the time went, in milliseconds. ttft_ms is the first document's result.</summary>
    public required SummaryMilliseconds Timings { get; init; }

    /// <summary>What the caller should know.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    public static CompressResponse From(SummaryHead head, CompressBody body, CompressResult result)
    {
        var answered = body.Output == CompressionOutput.Answer;
        return new()
        {
            Id = head.Id,
            Created = head.Created,
            Model = head.Model,
            Results = [.. result.Results.Select(r => CompressItem.From(body, r))],
            Degraded = result.Degraded,
            Context = result.Context,
            ContextTokens = result.ContextTokens,
            BudgetTokens = result.Budget,
            Answer = result.Answer,
            Reason = answered && result.Answer is null ? "no_answer" : null,
            NoAnswerScore = (result.AnswerNoAnswerScore ?? result.NoAnswerScore) is { } score ? Math.Round(score, 6) : null,
            Sources = answered ? [.. result.Sources.Select(s => new CompressSource(s))] : null,
            Usage = new(result.ModelInputTokens, result.ModelOutputTokens, result.ModelInputTokens + result.ModelOutputTokens),
            Ratio = result.ContextTokens > 0 ? Math.Round((double)result.InputTokens / result.ContextTokens, 3) : null,
            Rate = result.InputTokens > 0 ? Math.Round((double)result.ContextTokens / result.InputTokens, 4) : 0,
            Timings = SummaryMilliseconds.From(result.Timings),
            Warnings = Warning.From(result.Warnings),
        };
    }
}

/// <summary>What is left of one document; also the data of the event compression.document.</summary>
internal sealed record CompressItem
{
    /// <summary>Place of the document in the request.</summary>
    public required int Index { get; init; }

    /// <summary>The caller's name for it.</summary>
    public string? Id { get; init; }

    /// <summary>Kept text; empty when dropped.</summary>
    public required string Text { get; init; }

    /// <summary>Whether nothing was kept.</summary>
    public required bool Dropped { get; init; }

    /// <summary>Why nothing was kept: empty, not_selected, no_answer, irrelevant, budget or failed.</summary>
    public DropReason? Reason { get; init; }

    /// <summary>Tokens of the document, in the target tokenizer.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Tokens of the kept text, in the target tokenizer.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>Probability that the document does not answer the question.</summary>
    public double? NoAnswerScore { get; init; }

    /// <summary>Whether it counts as not answering; false with abstain off.</summary>
    public required bool NoAnswer { get; init; }

    /// <summary>Where the kept text stands: document, first character and length (Unicode code points).</summary>
    public required IReadOnlyList<SourceContext> Contexts { get; init; }

    /// <summary>Kept sentences that begin with a pronoun whose antecedent is left out, in the same form.</summary>
    public required IReadOnlyList<SourceContext> Unresolved { get; init; }

    /// <summary>What the caller gave.</summary>
    public JsonElement? Metadata { get; init; }

    public static CompressItem From(CompressBody body, DocumentResult result)
    {
        var document = body.Documents[result.Index];
        return new()
        {
            Index = result.Index,
            Id = document.Id,
            Text = result.Text,
            Dropped = result.Dropped,
            Reason = result.Reason,
            InputTokens = result.InputTokens,
            OutputTokens = result.OutputTokens,
            NoAnswerScore = result.NoAnswerScore is { } score ? Math.Round(score, 6) : null,
            NoAnswer = result.NoAnswer,
            Contexts = WireContexts.From(document.Text, result.Contexts),
            Unresolved = WireContexts.From(document.Text, result.Unresolved),
            Metadata = document.Metadata,
        };
    }
}

/// <summary>A document that was fed to an answer.</summary>
/// <param name="Index">Place of the document in the request.</param>
internal sealed record CompressSource(int Index);
