using Summarizer.Bundles;

namespace Summarizer.Export.Checkpoints;

/// <summary>What the configuration of a checkpoint alone says of its size. No weights are read, so the file is enough.</summary>
public sealed record CheckpointShape
{
    /// <summary>Hugging Face <c>model_type</c>.</summary>
    public required string ModelType { get; init; }

    /// <summary>The encoder; null for a decoder-only model.</summary>
    public StackShape? Encoder { get; init; }

    /// <summary>The decoder.</summary>
    public required StackShape Decoder { get; init; }

    /// <summary>Rows of an embedding table.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Whether the output head is the decoder's embedding table.</summary>
    public required bool TiedHead { get; init; }

    /// <summary>Whether queries and keys are normalised per head.</summary>
    public required bool QueryKeyNorms { get; init; }

    /// <summary>Whether it is of the second generation of encoder-decoders: shared embeddings, merged attention.</summary>
    public required bool IsSecondGeneration { get; init; }

    /// <summary>Whether encoder and decoder share one embedding table.</summary>
    public required bool HasOneTable { get; init; }

    /// <summary>Whether feed-forward layers are gated.</summary>
    public required bool IsGated { get; init; }

    /// <summary>Keys that a sliding layer of the decoder sees.</summary>
    public required int SlidingWindow { get; init; }

    /// <summary>Layers of the decoder that see all keys.</summary>
    public required int FullAttentionLayers { get; init; }

    /// <summary>Reads a configuration.</summary>
    /// <param name="path">The file, or the folder of a checkpoint.</param>
    /// <exception cref="ExportException">The file or a field is missing or wrong, or the architecture is not supported.</exception>
    public static CheckpointShape Read(string path)
    {
        var full = Path.GetFullPath(path);
        var config = Directory.Exists(full) ? ModelConfig.Load(full) : ModelConfig.Load(Path.GetDirectoryName(full)!, Path.GetFileName(full));
        return new()
        {
            ModelType = config.ModelType,
            Encoder = config.Encoder?.ToShape(),
            Decoder = config.Decoder.ToShape(),
            Vocabulary = config.Vocabulary,
            TiedHead = config.TieWordEmbeddings,
            QueryKeyNorms = config.Decoder.QueryKeyNorms,
            IsSecondGeneration = config.Cross == CrossAttentionKind.Merged,
            HasOneTable = config.Encoder is not null && config.Layout.EncoderTable == config.Layout.DecoderTable,
            IsGated = config.Decoder.FeedForwardKind.IsGated,
            SlidingWindow = config.Decoder.SlidingWindow,
            FullAttentionLayers = config.Decoder.LayerTypes.Count(t => t == LayerType.Full),
        };
    }
}
