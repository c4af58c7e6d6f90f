using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Endpoints.HuggingFace;

/// <summary>Texts to summarize, as Hugging Face's inference servers take them. Fields that are not listed are ignored; null counts as left out.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record InferenceBody
{
    /// <summary>A text, or up to 32, each of which gets an answer.</summary>
    [JsonKinds(JsonKind.Text, JsonKind.Texts)]
    public required JsonElement Inputs { get; init; }

    /// <summary>How to write.</summary>
    public GenerationParameters? Parameters { get; init; }

    /// <summary>Answer one text with server-sent events, in the form of Text Generation Inference.</summary>
    [DefaultValue(false)]
    public bool? Stream { get; init; }
}

/// <summary>A prompt, as Text Generation Inference takes it. Fields that are not listed are ignored; null counts as left out.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record GenerateBody
{
    /// <summary>A document, or an instruction with a document.</summary>
    public required string Inputs { get; init; }

    /// <summary>How to write.</summary>
    public GenerationParameters? Parameters { get; init; }
}

/// <summary>How to write, in the names of transformers. Those that are not listed have no effect.</summary>
[JsonForm("an object with fields such as max_new_tokens", "objects with fields such as max_new_tokens")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record GenerationParameters
{
    /// <summary>Most tokens to write; more than the model can write counts as its longest output.</summary>
    public int? MaxNewTokens { get; init; }

    /// <summary>The same, in the older name.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Fewest tokens to write; a summary that quotes does not keep it.</summary>
    public int? MinNewTokens { get; init; }

    /// <summary>The same, in the older name.</summary>
    public int? MinLength { get; init; }

    /// <summary>Sample with temperature, top_k and top_p; else they have no effect.</summary>
    public bool? DoSample { get; init; }

    /// <summary>How freely to sample.</summary>
    public double? Temperature { get; init; }

    /// <summary>Sample from the k best tokens.</summary>
    public int? TopK { get; init; }

    /// <summary>Sample from the smallest set of tokens that has this probability.</summary>
    public double? TopP { get; init; }

    /// <summary>Makes sampling repeatable.</summary>
    public long? Seed { get; init; }

    /// <summary>Above 1 makes repetitions less likely.</summary>
    public double? RepetitionPenalty { get; init; }

    /// <summary>Texts that end the output, at most four; they are left out of it.</summary>
    public IReadOnlyList<string>? Stop { get; init; }

    /// <summary>Width of the beam search.</summary>
    public int? NumBeams { get; init; }

    /// <summary>Give the details of the generation too; only /generate does.</summary>
    public bool? Details { get; init; }

    /// <summary>Not supported: only false is accepted.</summary>
    public bool? DecoderInputDetails { get; init; }

    /// <summary>Only 1: there is one answer.</summary>
    public int? BestOf { get; init; }
}
