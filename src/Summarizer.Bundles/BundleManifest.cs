using System.Text.Json.Serialization;

namespace Summarizer.Bundles;

/// <summary>What a model bundle contains and what it may be trusted for. Stored as <c>manifest.json</c> beside the graphs.</summary>
public sealed record BundleManifest
{
    /// <summary>The manifest layout that this build writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Name of the manifest file in a bundle.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Layout version; a reader refuses any other than <see cref="CurrentFormat"/>.</summary>
    public required int Format { get; init; }

    /// <summary>Name that clients use for this model.</summary>
    public required string Name { get; init; }

    /// <summary>Hugging Face <c>model_type</c>, for example <c>t5gemma</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>Weight precision of the graphs.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Number of stored parameters, tied ones counted once.</summary>
    public required long Parameters { get; init; }

    /// <summary>What its outputs are worth; absent for a trained model, whose worth is for evaluations to say.</summary>
    public ModelQuality? Quality { get; init; }

    /// <summary>What it is for; null where nothing is known.</summary>
    public ModelCard? Card { get; init; }

    /// <summary>What was exported.</summary>
    public required BundleSource Source { get; init; }

    /// <summary>Shape of the encoder; null for a decoder-only model.</summary>
    public StackShape? Encoder { get; init; }

    /// <summary>Shape of the decoder.</summary>
    public required StackShape Decoder { get; init; }

    /// <summary>Element type of the cross-attention cache.</summary>
    public CacheType CrossCache { get; init; } = CacheType.Float32;

    /// <summary>Element type of the self-attention cache, and of every floating-point graph output.</summary>
    public CacheType SelfCache { get; init; } = CacheType.Float32;

    /// <summary>Token limits.</summary>
    public required ModelLimits Limits { get; init; }

    /// <summary>Ids with a meaning of their own.</summary>
    public required SpecialTokens Tokens { get; init; }

    /// <summary>File name of the tokenizer, or null: then the bundle serves token ids only.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>Prompt template per task (<c>summarize</c>, <c>headline</c>, <c>compress</c>); see <see cref="PromptTemplate"/>.</summary>
    public IReadOnlyDictionary<string, PromptTemplate> Prompts { get; init; } = new Dictionary<string, PromptTemplate>();

    /// <summary>How it writes where a request does not say otherwise.</summary>
    public GenerationDefaults Generation { get; init => field = value ?? new(); } = new();

    /// <summary>Numeric comparison with the float32 graphs.</summary>
    public NumericGate? Gate { get; init; }

    /// <summary>Every file of the bundle but the manifest.</summary>
    public required IReadOnlyList<BundleFile> Files { get; init; }

    /// <summary>Whether it may be asked for outputs of a kind. A model without a card may be asked for all.</summary>
    public bool Supports(OutputMode mode) => Card is null || Card.Modes.Contains(mode);

    /// <summary>
    /// Input tokens that are kept free for the markers of sentences, beyond what a document and its prompt may have; 0 for a model that
    /// reads none.
    /// </summary>
    [JsonIgnore]
    public int MarkerTokens => Prompts.Values.Max(prompt => prompt.Sentences?.Markers.Count) ?? 0;
}
