using Summarizer.Bundles;

namespace Summarizer.Benchmarking.Planning;

/// <summary>Bytes of a bundle's weights, from the way in which the exporter stores them.</summary>
public static class BundleSize
{
    // One float32 scale for 128 weights.
    private const double ScaleBytes = 4.0 / 128;

    /// <summary>Bytes of the weight files. A table that both stacks share is in both of their files.</summary>
    public static double Of(ModelArchitecture model, Precision precision)
    {
        ArgumentNullException.ThrowIfNull(model);
        var count = ParameterCount.Of(model);
        var encoder = count.Encoder + count.CrossKeyValue;
        var decoder = count.Decoder + count.CrossQuery;
        var tables = count.Head + (count.Embedding * (model is { HasEncoder: true, SharedEmbeddings: true } ? 2 : 1));
        return precision switch
        {
            Precision.Fp32 => 4.0 * (encoder + decoder + tables),
            Precision.Fp16 => 2.0 * (encoder + decoder + tables),

            // Encoder layers have a scale per output, too few to count; tables keep 8 bits.
            Precision.Int8 => encoder + ((1 + ScaleBytes) * (decoder + tables)),
            _ => encoder + ((0.5 + ScaleBytes) * decoder) + ((1 + ScaleBytes) * tables),
        };
    }
}
