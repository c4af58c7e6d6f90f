using Summarizer.Bundles;

namespace Summarizer.Benchmarking.Planning;

/// <summary>Parameters of a model by where they are. For a stack of width H with h heads and g key/value heads of width d, and feed-forward
/// width F: attention is H·h·d (queries) + 2·H·g·d (keys, values) + h·d·H (output), feed-forward 3·H·F (2·H·F without a gate); norms are H
/// each. What else a family has is in <see cref="LayerParts"/>.</summary>
public sealed record ParameterCount
{
    /// <summary>Embedding tables.</summary>
    public required long Embedding { get; init; }

    /// <summary>Output head; 0 when the decoder's embedding table is used.</summary>
    public required long Head { get; init; }

    /// <summary>Encoder layers.</summary>
    public required long Encoder { get; init; }

    /// <summary>Decoder layers without cross-attention.</summary>
    public required long Decoder { get; init; }

    /// <summary>Cross-attention: queries and output.</summary>
    public required long CrossQuery { get; init; }

    /// <summary>Cross-attention: keys and values, which are applied to the encoder's output once per input.</summary>
    public required long CrossKeyValue { get; init; }

    /// <summary>All of them.</summary>
    public long Total => Embedding + Head + Encoder + Decoder + CrossQuery + CrossKeyValue;

    /// <summary>Counts.</summary>
    public static ParameterCount Of(ModelArchitecture model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (decoder, hasCross) = (model.Decoder, model.Encoder is not null && !model.MergedAttention);
        var table = (long)model.Vocabulary * decoder.Hidden;
        var encoderTable = model.Encoder is { } e && !model.SharedEmbeddings ? (long)model.Vocabulary * e.Hidden : 0;
        return new()
        {
            Embedding = table + encoderTable,
            Head = model.SeparateHead ? table : 0,
            Encoder = model.Encoder is { } encoder ? Stack(encoder, model) : 0,
            Decoder = Stack(decoder, model),
            CrossQuery = hasCross ? decoder.Layers * (Projections(decoder, decoder.Hidden, model.Parts) + Norms(decoder, model.Parts)) : 0,

            // As wide as the encoder on one side.
            CrossKeyValue = hasCross ? decoder.Layers * KeysAndValues(decoder, model.Encoder!.Hidden, model.Parts) : 0,
        };
    }

    private static long Stack(StackShape s, ModelArchitecture model)
    {
        var parts = model.Parts;
        var biases = parts.HasBiases ? s.FeedForward + s.Hidden : 0;
        var layer = Projections(s, s.Hidden, parts) + KeysAndValues(s, s.Hidden, parts)
            + ((long)parts.FeedForwardMatrices * s.Hidden * s.FeedForward) + biases
            + (2 * Norms(s, parts)) + (model.QueryKeyNorms ? 2L * s.HeadWidth : 0);

        // One norm more, after the layers or after the embedding.
        return (s.Layers * layer) + Norm(s, parts) + ((long)parts.RelativeBuckets * s.Heads) + ((long)parts.Positions * s.Hidden);
    }

    // Queries and output.
    private static long Projections(StackShape s, int hidden, LayerParts parts) =>
        (2L * hidden * s.Heads * s.HeadWidth) + (parts.HasBiases ? (s.Heads * s.HeadWidth) + hidden : 0);

    private static long KeysAndValues(StackShape s, int hidden, LayerParts parts) =>
        2L * s.KeyValueHeads * s.HeadWidth * (hidden + (parts.HasBiases ? 1 : 0));

    private static long Norms(StackShape s, LayerParts parts) => parts.NormsPerSublayer * Norm(s, parts);

    private static long Norm(StackShape s, LayerParts parts) => s.Hidden * (parts.HasBiases ? 2L : 1);
}
