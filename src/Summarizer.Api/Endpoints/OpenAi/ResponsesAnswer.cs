using System.Text.Json.Serialization;
using Summarizer.Api.Http.Wire;
using Summarizer.Engine.Requests;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>An answer of /v1/responses, finished or in the making.</summary>
internal sealed record ResponsesAnswer
{
    /// <summary>Id of the answer.</summary>
    public required string Id { get; init; }

    /// <summary>Always response.</summary>
    public string Object { get; } = "response";

    /// <summary>When the request was accepted, in Unix seconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>in_progress, completed, or incomplete when the most tokens allowed were written.</summary>
    public required string Status { get; init; }

    /// <summary>Always false.</summary>
    public bool Background { get; }

    /// <summary>Always null: failures have a status of their own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Error { get; }

    /// <summary>Why the answer is incomplete; null when it is complete.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ResponsesIncomplete? IncompleteDetails { get; init; }

    /// <summary>As it was sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Instructions { get; init; }

    /// <summary>As it was sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? MaxOutputTokens { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>One message with the summary; none while it is being written.</summary>
    public required IReadOnlyList<ResponsesMessage> Output { get; init; }

    /// <summary>Always false.</summary>
    public bool ParallelToolCalls { get; }

    /// <summary>Always null: nothing is stored.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? PreviousResponseId { get; }

    /// <summary>Always false.</summary>
    public bool Store { get; }

    /// <summary>As it was used.</summary>
    public double Temperature { get; init; }

    /// <summary>Always plain text.</summary>
    public ResponsesText Text { get; } = new(new("text"));

    /// <summary>Always auto.</summary>
    public string ToolChoice { get; } = "auto";

    /// <summary>Always empty.</summary>
    public IReadOnlyList<string> Tools { get; } = [];

    /// <summary>As it was used.</summary>
    public double TopP { get; init; }

    /// <summary>auto or disabled.</summary>
    public required string Truncation { get; init; }

    /// <summary>Tokens; null while it is being written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ResponsesUsage? Usage { get; init; }

    /// <summary>Always empty.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    /// <summary>What the caller should know; not one of OpenAI's fields.</summary>
    public IReadOnlyList<Warning>? Warnings { get; init; }

    /// <summary>The answer when the summary is finished.</summary>
    public ResponsesAnswer Finish(SummarizeResult result, ResponsesMessage message, IReadOnlyList<Warning>? warnings)
    {
        var isCut = result.FinishReason == FinishReason.Length;
        return this with
        {
            Status = isCut ? "incomplete" : "completed",
            IncompleteDetails = isCut ? new("max_output_tokens") : null,
            Output = [message],
            Usage = new(result.InputTokens, new(0), result.OutputTokens, new(0), result.InputTokens + result.OutputTokens),
            Warnings = warnings,
        };
    }
}

/// <summary>Why an answer is incomplete.</summary>
/// <param name="Reason">max_output_tokens.</param>
internal sealed record ResponsesIncomplete(string Reason);

/// <summary>Form of the text.</summary>
/// <param name="Format">Its format.</param>
internal sealed record ResponsesText(ResponsesFormat Format);

/// <summary>A format.</summary>
/// <param name="Type">Always text.</param>
internal sealed record ResponsesFormat(string Type);

/// <summary>The summary as a message.</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Status">in_progress, completed or incomplete.</param>
/// <param name="Content">One part with the text.</param>
internal sealed record ResponsesMessage(string Id, string Status, IReadOnlyList<ResponsesPart> Content)
{
    /// <summary>Always message.</summary>
    public string Type { get; } = "message";

    /// <summary>Always assistant.</summary>
    public string Role { get; } = "assistant";
}

/// <summary>A part of a message.</summary>
/// <param name="Text">The summary.</param>
internal sealed record ResponsesPart(string Text)
{
    /// <summary>Always output_text.</summary>
    public string Type { get; } = "output_text";

    /// <summary>Always empty.</summary>
    public IReadOnlyList<string> Annotations { get; } = [];

    /// <summary>Always empty.</summary>
    public IReadOnlyList<string> Logprobs { get; } = [];
}

/// <summary>Tokens of an answer.</summary>
/// <param name="InputTokens">Tokens read, prompt included.</param>
/// <param name="InputTokensDetails">Of them, those of a cache.</param>
/// <param name="OutputTokens">Tokens written.</param>
/// <param name="OutputTokensDetails">Of them, those of reasoning.</param>
/// <param name="TotalTokens">Tokens read and written.</param>
internal sealed record ResponsesUsage(
    int InputTokens, CachedTokens InputTokensDetails, int OutputTokens, ReasoningTokens OutputTokensDetails, int TotalTokens);

/// <summary>Tokens of a cache.</summary>
/// <param name="Cached">Always 0.</param>
internal sealed record CachedTokens([property: JsonPropertyName("cached_tokens")] int Cached);

/// <summary>Tokens of reasoning.</summary>
/// <param name="Reasoning">Always 0.</param>
internal sealed record ReasoningTokens([property: JsonPropertyName("reasoning_tokens")] int Reasoning);
