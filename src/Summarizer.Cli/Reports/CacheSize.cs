using Summarizer.Bundles;
using Summarizer.Benchmarking.Planning;

namespace Summarizer.Cli.Reports;

/// <summary>KV-cache memory of one sequence.</summary>
/// <param name="PerInputToken">
/// Bytes of cross-attention keys and values per input token; of self-attention ones in a decoder-only model, which keeps its input there.
/// </param>
/// <param name="PerOutputToken">Bytes of self-attention keys and values per output token.</param>
internal sealed record CacheSize(long PerInputToken, long PerOutputToken)
{
    /// <summary>Keys and values of every decoder layer: 2 x layers x key/value heads x head width x bytes of one element.</summary>
    public static CacheSize Of(BundleManifest manifest)
    {
        var shape = manifest.Decoder;
        var elements = 2L * shape.Layers * shape.KeyValueHeads * shape.HeadWidth;
        var self = elements * CacheWidth.Of(manifest.SelfCache);
        return new CacheSize(manifest.Encoder is null ? self : elements * CacheWidth.Of(manifest.CrossCache), self);
    }

    /// <summary>Bytes of one sequence at these lengths.</summary>
    public long Total(long inputTokens, long outputTokens) => (PerInputToken * inputTokens) + (PerOutputToken * outputTokens);
}
