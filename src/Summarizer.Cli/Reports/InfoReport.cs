using Summarizer.Bundles;
using Summarizer.Engine.Hosting;

namespace Summarizer.Cli.Reports;

/// <summary>JSON of <c>summarizer info</c>.</summary>
internal sealed record InfoReport
{
    /// <summary>Full path of the bundle.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes of all files but the manifest.</summary>
    public required long TotalBytes { get; init; }

    /// <summary>Bytes of cache per input token of one sequence.</summary>
    public required long KvBytesPerInputToken { get; init; }

    /// <summary>Bytes of cache per output token of one sequence.</summary>
    public required long KvBytesPerOutputToken { get; init; }

    /// <summary>How this processor multiplies 8-bit activations and weights: u8s8, or u8u8 where those would saturate.</summary>
    public required string Int8Products { get; init; }

    /// <summary>The manifest as stored.</summary>
    public required BundleManifest Manifest { get; init; }

    public static InfoReport Of(Bundle bundle)
    {
        var cache = CacheSize.Of(bundle.Manifest);
        return new InfoReport
        {
            Path = bundle.Folder,
            TotalBytes = bundle.Manifest.Files.Sum(file => file.Bytes),
            KvBytesPerInputToken = cache.PerInputToken,
            KvBytesPerOutputToken = cache.PerOutputToken,
            Int8Products = InferenceRuntime.Int8Products,
            Manifest = bundle.Manifest,
        };
    }
}
