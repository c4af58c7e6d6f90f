using System.Numerics.Tensors;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Graphs;

namespace Summarizer.Export.Gate;

/// <summary>Finds the range of the cross-attention keys and values of every channel on sample inputs.</summary>
internal static class CrossCalibration
{
    private const int LargestLevel = 127;

    // Other inputs reach beyond the samples; what exceeds this margin is clipped. A quarter costs a third of a bit.
    private const float Margin = 1.25f;

    /// <summary>Runs an encoder graph with float32 cross outputs.</summary>
    public static CrossScales Measure(string encoderPath, ModelConfig config, long[][] rows)
    {
        using var encoder = GraphSession.Open(encoderPath);
        var heads = HeadShape.Of(config.Decoder);
        var keys = Ranges(config, heads);
        var values = Ranges(config, heads);
        foreach (var row in rows)
        {
            using var encoded = EncodedBatch.Run(encoder, row);
            for (var layer = 0; layer < config.Decoder.Layers; layer++)
            {
                Widen(keys[layer], encoded.Floats(GraphNames.CrossKey(layer)), heads);
                Widen(values[layer], encoded.Floats(GraphNames.CrossValue(layer)), heads);
            }
        }

        return new CrossScales([.. keys.Select(Scales)], [.. values.Select(Scales)]);
    }

    private static float[][] Ranges(ModelConfig config, HeadShape heads) =>
        [.. Enumerable.Range(0, config.Decoder.Layers).Select(_ => new float[heads.KeyValueWidth])];

    // cache is [1, K, S, D]; range is [K*D].
    private static void Widen(float[] range, ReadOnlySpan<float> cache, HeadShape heads)
    {
        var tokens = cache.Length / range.Length;
        for (var head = 0; head < heads.KeyValueHeads; head++)
        {
            var own = range.AsSpan(head * heads.Width, heads.Width);
            for (var token = 0; token < tokens; token++)
            {
                TensorPrimitives.MaxMagnitude(own, cache.Slice(((head * tokens) + token) * heads.Width, heads.Width), own);
            }
        }
    }

    // A channel that never moves still needs a scale above zero.
    private static float[] Scales(float[] range) => [.. range.Select(r => Math.Max(Math.Abs(r) * Margin, 1e-6f) / LargestLevel)];
}
