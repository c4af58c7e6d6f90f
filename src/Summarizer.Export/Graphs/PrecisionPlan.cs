using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>What a <see cref="Precision"/> means for each part of a model.</summary>
internal static class PrecisionPlan
{
    /// <summary>Element type of activations, caches and graph inputs.</summary>
    public static DataType FloatType(this Precision precision) => precision == Precision.Fp16 ? DataType.Float16 : DataType.Float;

    /// <summary>Whether weights are integers.</summary>
    public static bool IsQuantized(this Precision precision) => precision is Precision.Int8 or Precision.Int4;

    /// <summary>Whether the cross-attention cache is 8-bit integers.</summary>
    public static bool HasInt8CrossCache(this Precision precision, ModelConfig config) =>
        precision.IsQuantized() && config.Cross == CrossAttentionKind.Separate && CrossAttention.AllowsInt8(config.Decoder);

    /// <summary>Linear layers that see many rows at once.</summary>
    public static WeightFormat EncoderLayers(this Precision precision, WeightProgress progress) =>
        precision.IsQuantized() ? new DynamicInt8Weights(progress) : new FloatWeights(progress);

    /// <summary>Linear layers that see few rows at once.</summary>
    public static WeightFormat DecoderLayers(this Precision precision, WeightProgress progress) => precision switch
    {
        Precision.Int8 => new BlockWeights(8, progress),
        Precision.Int4 => new BlockWeights(4, progress),
        _ => new FloatWeights(progress),
    };

    /// <summary>Embedding tables and output layers. They keep 8 bits in int4: every token passes through them, and they are the parts most hurt by 4 bits.</summary>
    public static TableFormat Tables(this Precision precision, WeightProgress progress) =>
        precision.IsQuantized() ? new BlockWeights(8, progress) : new FloatWeights(progress);
}
