using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>Raw use of the model: it reads the prompt as it is and writes. Fields that are not listed have no effect, which the answer says; null counts as left out.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CompletionBody : SamplingFields
{
    /// <summary>What the model reads: a text, or an array of 1 to 32 texts, each of which gets a choice of its own. The task's prompt is yours to write.</summary>
    [JsonKinds(JsonKind.Text, JsonKind.Texts)]
    public required JsonElement Prompt { get; init; }

    /// <summary>Most tokens to write; more than the model can write counts as its longest output, which is the default.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxTokens { get; init; }

    /// <summary>Write exactly max_tokens, for measurements.</summary>
    [DefaultValue(false)]
    public bool? IgnoreEos { get; init; }

    /// <summary>A text, or up to four, that ends the output; it is left out.</summary>
    [JsonKinds(JsonKind.Text, JsonKind.Texts)]
    public JsonElement? Stop { get; init; }

    /// <summary>Answer with server-sent events; for one prompt.</summary>
    [DefaultValue(false)]
    public bool? Stream { get; init; }

    /// <summary>Only 1: there is one answer per prompt.</summary>
    [Range(1, 1)]
    [DefaultValue(1)]
    public int? N { get; init; }

    /// <summary>Only 1, like n.</summary>
    [Range(1, 1)]
    [DefaultValue(1)]
    public int? BestOf { get; init; }

    /// <summary>Not supported: only false is accepted. The encoder reads the prompt, it does not write it.</summary>
    public bool? Echo { get; init; }

    /// <summary>Not supported: only an empty text is accepted.</summary>
    public string? Suffix { get; init; }

    /// <summary>Not supported: only 0 is accepted.</summary>
    [JsonKinds(JsonKind.Integer, JsonKind.Flag)]
    public JsonElement? Logprobs { get; init; }
}
