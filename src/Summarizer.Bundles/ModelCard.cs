using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Bundles;

/// <summary>How a model makes its outputs.</summary>
public enum OutputMode
{
    /// <summary>In its own words. A model without it was not trained to write: what it writes freely is not worth reading.</summary>
    [JsonStringEnumMemberName("free_text")]
    FreeText,

    /// <summary>In words or sentences of its source.</summary>
    [JsonStringEnumMemberName("quoting")]
    Quoting,
}

/// <summary>What a model is for, as its checkpoint says it.</summary>
public sealed record ModelCard
{
    /// <summary>How it may be asked to make its outputs.</summary>
    public IReadOnlyList<OutputMode> Modes { get; init => field = value ?? Every; } = Every;

    /// <summary>Languages that it was trained for, as BCP 47 tags; empty where the checkpoint does not say.</summary>
    public IReadOnlyList<string> Languages { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Licence of the weights, as an SPDX identifier or the name that the publisher uses; null where the checkpoint does not say.
    /// </summary>
    public string? Licence { get; init; }

    /// <summary>Whether it was trained to do what a prompt asks for in words.</summary>
    public bool FollowsInstructions { get; init; }

    /// <summary>What it cannot do, in sentences for the person who uses it.</summary>
    public IReadOnlyList<string> Limits { get; init => field = value ?? []; } = [];

    /// <summary>Reads the JSON object that a manifest, or a checkpoint, holds.</summary>
    /// <exception cref="JsonException">The text is not such an object.</exception>
    public static ModelCard Read(string json) => JsonSerializer.Deserialize(json, BundleJson.Default.ModelCard) ?? throw new JsonException("It is null.");

    private static IReadOnlyList<OutputMode> Every => [OutputMode.FreeText, OutputMode.Quoting];
}
