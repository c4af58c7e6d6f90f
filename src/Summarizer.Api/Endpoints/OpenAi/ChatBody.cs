using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Api.Http.Binding;
using Summarizer.Grounding;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>A conversation whose document is to be summarized. Fields that are not listed have no effect, which the answer says; null counts as left out.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ChatBody : SamplingFields
{
    /// <summary>The last message that brings a text is the document; system messages, and messages that only ask for something, are the instruction. Where the last message only asks, what was said before it is the document.</summary>
    public required IReadOnlyList<ChatMessageBody> Messages { get; init; }

    /// <summary>Most tokens to write; more than the model can write counts as its longest output.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxCompletionTokens { get; init; }

    /// <summary>The older name of max_completion_tokens, which wins.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxTokens { get; init; }

    /// <summary>A text, or up to four, that ends the summary; it is left out.</summary>
    [JsonKinds(JsonKind.Text, JsonKind.Texts)]
    public JsonElement? Stop { get; init; }

    /// <summary>Answer with server-sent events.</summary>
    [DefaultValue(false)]
    public bool? Stream { get; init; }

    /// <summary>As in /v1/summarize: how long the summary should be.</summary>
    public SummaryLength? Length { get; init; }

    /// <summary>As in /v1/summarize: form of the summary.</summary>
    public SummaryFormat? Format { get; init; }

    /// <summary>As in /v1/summarize: what to do with a document that is too long.</summary>
    public Truncation? Truncate { get; init; }

    /// <summary>As in /v1/summarize: how the document is read.</summary>
    public SummaryStrategy? Strategy { get; init; }

    /// <summary>As in /v1/summarize: how closely the summary follows the document.</summary>
    public Extractiveness? Extractiveness { get; init; }

    /// <summary>Only 1: there is one answer.</summary>
    [Range(1, 1)]
    [DefaultValue(1)]
    public int? N { get; init; }

    /// <summary>Not supported: the model writes text. Only the type text is accepted.</summary>
    [JsonKinds(JsonKind.Object)]
    public JsonElement? ResponseFormat { get; init; }

    /// <summary>Not supported: the model calls no tools. Only an empty list is accepted.</summary>
    [JsonKinds(JsonKind.Objects)]
    public JsonElement? Tools { get; init; }

    /// <summary>Not supported, like tools.</summary>
    [JsonKinds(JsonKind.Objects)]
    public JsonElement? Functions { get; init; }

    /// <summary>Not supported: only false is accepted.</summary>
    [JsonKinds(JsonKind.Flag)]
    public JsonElement? Logprobs { get; init; }

    /// <summary>Not supported: only 0 is accepted.</summary>
    public int? TopLogprobs { get; init; }

    /// <summary>Only text is accepted.</summary>
    public IReadOnlyList<string>? Modalities { get; init; }

    /// <summary>Not supported: the model writes text. Only null is accepted.</summary>
    [JsonKinds(JsonKind.Object)]
    public JsonElement? Audio { get; init; }
}

/// <summary>One message of a conversation.</summary>
[JsonForm("an object with role and content", "objects with role and content")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ChatMessageBody
{
    /// <summary>system, developer, user, assistant or tool.</summary>
    public required string Role { get; init; }

    /// <summary>A text, or an array of parts of type text.</summary>
    [JsonKinds(JsonKind.Text, JsonKind.Parts)]
    public JsonElement? Content { get; init; }
}

/// <summary>What a stream holds beyond the text.</summary>
[JsonForm("an object with include_usage", "objects with include_usage")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record StreamOptionsBody
{
    /// <summary>Send one more chunk, without choices and with usage, before [DONE].</summary>
    [DefaultValue(false)]
    public bool? IncludeUsage { get; init; }
}
