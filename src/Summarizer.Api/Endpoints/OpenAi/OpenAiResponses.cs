using System.Text.Json.Serialization;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Serving;
using Summarizer.Engine.Requests;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>What every answer and every chunk of one begins with.</summary>
/// <param name="Id">Id of the answer.</param>
/// <param name="Created">When the request was accepted, in Unix seconds.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Fingerprint">Changes when the same request and seed may give another answer.</param>
internal sealed record OpenAiHead(string Id, long Created, string Model, string Fingerprint)
{
    public static OpenAiHead For(string prefix, ServedModel model, TimeProvider clock) =>
        new(
            $"{prefix}-{Guid.NewGuid():N}",
            clock.GetUtcNow().ToUnixTimeSeconds(),
            model.Name,
            "fp_" + model.Engine.Model.Source.Sha256[..12]);
}

/// <summary>Tokens read, prompt included, and written.</summary>
/// <param name="PromptTokens">Tokens read.</param>
/// <param name="CompletionTokens">Tokens written.</param>
/// <param name="TotalTokens">Their sum.</param>
internal sealed record OpenAiUsage(int PromptTokens, int CompletionTokens, int TotalTokens)
{
    public static OpenAiUsage Of(params IReadOnlyList<SummarizeResult> results)
    {
        var (read, written) = (results.Sum(r => r.InputTokens), results.Sum(r => r.OutputTokens));
        return new(read, written, read + written);
    }
}

/// <summary>Fields that every answer and every chunk has.</summary>
internal abstract record OpenAiAnswer(OpenAiHead Head)
{
    /// <summary>Id of the answer; all chunks of one have the same.</summary>
    public string Id => Head.Id;

    /// <summary>When the request was accepted, in Unix seconds.</summary>
    public long Created => Head.Created;

    /// <summary>Name of the model that wrote it.</summary>
    public string Model => Head.Model;

    /// <summary>Changes when the same request and seed may give another answer.</summary>
    public string SystemFingerprint => Head.Fingerprint;

    [JsonIgnore]
    public OpenAiHead Head { get; } = Head;

    /// <summary>Tokens read and written; in a stream, in the chunk that stream_options.include_usage asks for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public OpenAiUsage? Usage { get; init; }

    /// <summary>What the caller should know; not one of OpenAI's fields.</summary>
    public IReadOnlyList<Warning>? Warnings { get; init; }
}

/// <summary>A finished chat answer.</summary>
internal sealed record ChatResponse(OpenAiHead Head) : OpenAiAnswer(Head)
{
    /// <summary>Always chat.completion.</summary>
    public string Object { get; } = "chat.completion";

    /// <summary>The one answer.</summary>
    public required IReadOnlyList<ChatChoice> Choices { get; init; }
}

/// <summary>The answer.</summary>
/// <param name="Index">Always 0.</param>
/// <param name="Message">The summary.</param>
/// <param name="FinishReason">stop: the model ended, or a stop text came. length: the most tokens allowed were written.</param>
internal sealed record ChatChoice(int Index, ChatAnswer Message, FinishReason FinishReason)
{
    /// <summary>Always null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public object? Logprobs { get; }
}

/// <summary>The summary as a message.</summary>
/// <param name="Role">Always assistant.</param>
/// <param name="Content">The summary.</param>
internal sealed record ChatAnswer(string Role, string Content)
{
    /// <summary>Always null: the model refuses nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Refusal { get; }
}

/// <summary>A piece of a streamed chat answer.</summary>
internal sealed record ChatChunk(OpenAiHead Head) : OpenAiAnswer(Head)
{
    /// <summary>Always chat.completion.chunk.</summary>
    public string Object { get; } = "chat.completion.chunk";

    /// <summary>The next piece; none in the chunk with the usage.</summary>
    public required IReadOnlyList<ChatPiece> Choices { get; init; }
}

/// <summary>The next piece of the answer.</summary>
/// <param name="Index">Always 0.</param>
/// <param name="Delta">Text to append.</param>
/// <param name="FinishReason">Null until the last piece.</param>
internal sealed record ChatPiece(
    int Index, ChatDelta Delta, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] FinishReason? FinishReason)
{
    /// <summary>Always null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public object? Logprobs { get; }
}

/// <summary>Text to append.</summary>
/// <param name="Role">assistant, in the first piece.</param>
/// <param name="Content">The next whole characters.</param>
internal sealed record ChatDelta(string? Role, string? Content);

/// <summary>A finished completion, or a piece of a streamed one.</summary>
internal sealed record CompletionResponse(OpenAiHead Head) : OpenAiAnswer(Head)
{
    /// <summary>Always text_completion.</summary>
    public string Object { get; } = "text_completion";

    /// <summary>One per prompt, in their order.</summary>
    public required IReadOnlyList<CompletionChoice> Choices { get; init; }
}

/// <summary>What the model wrote.</summary>
/// <param name="Index">Place of the prompt in the request.</param>
/// <param name="Text">The text, or its next whole characters.</param>
/// <param name="FinishReason">stop: the model ended, or a stop text came. length: the most tokens allowed were written. Null in a stream until the last piece.</param>
internal sealed record CompletionChoice(
    int Index, string Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] FinishReason? FinishReason)
{
    /// <summary>Always null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public object? Logprobs { get; }
}
