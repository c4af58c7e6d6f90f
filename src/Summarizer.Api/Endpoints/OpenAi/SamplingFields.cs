using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>What chats and raw completions have in common: how the next token is chosen.</summary>
internal abstract record SamplingFields
{
    /// <summary>Name of the model; only the served one is accepted.</summary>
    public string? Model { get; init; }

    /// <summary>Fewest tokens to write.</summary>
    [Range(0, int.MaxValue)]
    public int? MinTokens { get; init; }

    /// <summary>0, the default, is greedy search, which is reproducible; higher values sample.</summary>
    [Range(0d, 2d)]
    [DefaultValue(0d)]
    public double? Temperature { get; init; }

    /// <summary>Sample from the smallest set of tokens that has this probability.</summary>
    [Range(0d, 1d, MinimumIsExclusive = true)]
    [DefaultValue(1d)]
    public double? TopP { get; init; }

    /// <summary>Sample from the k best tokens; 0 is off.</summary>
    [Range(0, int.MaxValue)]
    [DefaultValue(0)]
    public int? TopK { get; init; }

    /// <summary>Makes sampling repeatable.</summary>
    public long? Seed { get; init; }

    /// <summary>Above 1 makes repetitions less likely.</summary>
    [Range(0d, 10d, MinimumIsExclusive = true)]
    [DefaultValue(1d)]
    public double? RepetitionPenalty { get; init; }

    /// <summary>What a stream holds beyond the text.</summary>
    public StreamOptionsBody? StreamOptions { get; init; }

    /// <summary>Not supported: anything but 0 answers with a warning. repetition_penalty is what this model has.</summary>
    public double? PresencePenalty { get; init; }

    /// <summary>Not supported: anything but 0 answers with a warning. repetition_penalty is what this model has.</summary>
    public double? FrequencyPenalty { get; init; }

    /// <summary>Not supported: anything but an empty object answers with a warning.</summary>
    [JsonKinds(JsonKind.Object)]
    public JsonElement? LogitBias { get; init; }

    /// <summary>Fields that are not listed here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
