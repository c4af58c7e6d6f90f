using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Endpoints.Ollama;

/// <summary>Fields of both routes of Ollama. Those that are not listed are ignored; null counts as left out.</summary>
internal abstract record OllamaBody
{
    /// <summary>Name of the model; only the served one is accepted, with :latest or without.</summary>
    public string? Model { get; init; }

    /// <summary>Answer line by line, the default.</summary>
    [DefaultValue(true)]
    public bool? Stream { get; init; }

    /// <summary>Not supported: the model writes text. Only null and an empty text are accepted.</summary>
    [JsonKinds(JsonKind.Text, JsonKind.Object)]
    public JsonElement? Format { get; init; }

    /// <summary>Not supported: the model calls no tools. Only an empty list is accepted.</summary>
    [JsonKinds(JsonKind.Objects)]
    public JsonElement? Tools { get; init; }

    /// <summary>How to write.</summary>
    public OllamaSettings? Options { get; init; }
}

/// <summary>A prompt to summarize.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record OllamaGenerateBody : OllamaBody
{
    /// <summary>A document, or an instruction with a document.</summary>
    public string? Prompt { get; init; }

    /// <summary>An instruction.</summary>
    public string? System { get; init; }
}

/// <summary>A conversation whose document is summarized.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record OllamaChatBody : OllamaBody
{
    /// <summary>Messages in order.</summary>
    public required IReadOnlyList<OllamaMessage> Messages { get; init; }
}

/// <summary>One message.</summary>
/// <param name="Role">system, user, assistant or tool.</param>
/// <param name="Content">Its text.</param>
[JsonForm("an object with role and content", "objects with role and content")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record OllamaMessage(string Role, string Content);

/// <summary>How to write, in Ollama's names. Those that are not listed have no effect.</summary>
[JsonForm("an object with fields such as temperature", "objects with fields such as temperature")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record OllamaSettings
{
    /// <summary>Most tokens to write; below 1, what the model can.</summary>
    public int? NumPredict { get; init; }

    /// <summary>0, the default here, is greedy search.</summary>
    public double? Temperature { get; init; }

    /// <summary>Sample from the k best tokens.</summary>
    public int? TopK { get; init; }

    /// <summary>Sample from the smallest set of tokens that has this probability.</summary>
    public double? TopP { get; init; }

    /// <summary>Makes sampling repeatable.</summary>
    public long? Seed { get; init; }

    /// <summary>Above 1 makes repetitions less likely.</summary>
    public double? RepeatPenalty { get; init; }

    /// <summary>Texts that end the output, at most four.</summary>
    public IReadOnlyList<string>? Stop { get; init; }
}
