using Summarizer.Bundles;

namespace Summarizer.Export;

/// <summary>What to export and where to.</summary>
public sealed record ExportOptions
{
    /// <summary>Checkpoint folder: config.json, safetensors, tokenizer.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>Bundle folder to create.</summary>
    public required string Output { get; init; }

    /// <summary>Precision of the weights.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Name that clients will use; null for the name of <see cref="Output"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Longest input; null for the checkpoint's <c>max_position_embeddings</c>.</summary>
    public int? MaxInputTokens { get; init; }

    /// <summary>Longest output; null for a quarter of the longest input, at least 128.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Where the checkpoint comes from, such as a repository of the hub with its commit; null for the name of its folder.</summary>
    public string? Source { get; init; }

    /// <summary>Prompt template per task, each with <c>{text}</c>; they go before those of the checkpoint.</summary>
    public IReadOnlyDictionary<string, string> Prompts { get; init; } = new Dictionary<string, string>();

    /// <summary>What the outputs are worth; null for a trained model.</summary>
    public ModelQuality? Quality { get; init; }

    /// <summary>Stands for the bundle that a random checkpoint is like; see <see cref="BundleSource.Like"/>.</summary>
    public string? Like { get; init; }

    /// <summary>
    /// Also write an encoder-decoder as one graph that any program of ONNX Runtime GenAI can drive. Its cross-attention cache is then float32, and so is that of the other graphs.
    /// </summary>
    public bool GenAiSingleFile { get; init; }

    /// <summary>Replace an existing bundle.</summary>
    public bool Overwrite { get; init; }
}
