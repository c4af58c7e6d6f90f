using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>A text or a conversation to summarize, as OpenAI's newer route takes it. Fields that are not listed are ignored; null counts as left out.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ResponsesBody
{
    /// <summary>A text, or messages as in /v1/chat/completions.</summary>
    [JsonKinds(JsonKind.Text, JsonKind.Messages)]
    public required JsonElement Input { get; init; }

    /// <summary>What to do, as a system message says it.</summary>
    public string? Instructions { get; init; }

    /// <summary>Name of the model; only the served one is accepted.</summary>
    public string? Model { get; init; }

    /// <summary>Most tokens to write; more than the model can write counts as its longest output.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxOutputTokens { get; init; }

    /// <summary>0, the default, is greedy search, which is reproducible; higher values sample.</summary>
    [Range(0d, 2d)]
    [DefaultValue(0d)]
    public double? Temperature { get; init; }

    /// <summary>Sample from the smallest set of tokens that has this probability.</summary>
    [Range(0d, 1d, MinimumIsExclusive = true)]
    [DefaultValue(1d)]
    public double? TopP { get; init; }

    /// <summary>Answer with server-sent events.</summary>
    [DefaultValue(false)]
    public bool? Stream { get; init; }

    /// <summary>auto leaves out the end of a document that is too long; disabled, the default, reads it in parts.</summary>
    public string? Truncation { get; init; }

    /// <summary>Only the format of the type text is accepted.</summary>
    [JsonKinds(JsonKind.Object)]
    public JsonElement? Text { get; init; }

    /// <summary>Not supported: the model calls no tools. Only an empty list is accepted.</summary>
    [JsonKinds(JsonKind.Objects)]
    public JsonElement? Tools { get; init; }

    /// <summary>Not supported: nothing is stored.</summary>
    public string? PreviousResponseId { get; init; }

    /// <summary>Not supported: only false is accepted.</summary>
    public bool? Background { get; init; }
}
