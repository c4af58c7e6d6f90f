using Summarizer.Bundles;

namespace Summarizer.Benchmarking.Planning;

/// <summary>Parameters of a model by where they are. For a stack of width H with h heads and g key/value heads of width d, and feed-forward width F:
/// attention is H·h·d (queries) + 2·H·g·d (keys, values) + h·d·H (output), feed-forward 3·H·F, norms 4·H a layer and H at the end.</summary>
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
            Encoder = model.Encoder is { } encoder ? Stack(encoder, model.QueryKeyNorms) : 0,
            Decoder = Stack(decoder, model.QueryKeyNorms),

            // Two norms around it, and keys and values that are as wide as the encoder on one side.
            CrossQuery = hasCross ? decoder.Layers * ((2L * decoder.Hidden * decoder.Heads * decoder.HeadWidth) + (2L * decoder.Hidden)) : 0,
            CrossKeyValue = hasCross ? decoder.Layers * 2L * model.Encoder!.Hidden * decoder.KeyValueHeads * decoder.HeadWidth : 0,
        };
    }

    private static long Stack(StackShape s, bool queryKeyNorms)
    {
        var attention = (2L * s.Hidden * s.Heads * s.HeadWidth) + (2L * s.Hidden * s.KeyValueHeads * s.HeadWidth);
        var norms = (4L * s.Hidden) + (queryKeyNorms ? 2L * s.HeadWidth : 0);
        return (s.Layers * (attention + (3L * s.Hidden * s.FeedForward) + norms)) + s.Hidden;
    }
}
