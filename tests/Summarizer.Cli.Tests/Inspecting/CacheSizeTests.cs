using Summarizer.Bundles;
using Summarizer.Cli.Reports;

namespace Summarizer.Cli.Tests.Inspecting;

public sealed class CacheSizeTests
{
    [Fact]
    public void Of_Manifest_CountsKeysAndValuesOfEveryDecoderLayer()
    {
        var cache = CacheSize.Of(Manifest(CacheType.Int8, CacheType.Float32));

        // 2 (keys, values) x 3 layers x 2 key/value heads x 16 wide = 192 elements.
        Assert.Equal(new CacheSize(192, 768), cache);
        Assert.Equal((100 * 192) + (10 * 768), cache.Total(100, 10));
    }

    [Fact]
    public void Of_HalfPrecision_IsTwoBytesPerElement() =>
        Assert.Equal(new CacheSize(384, 384), CacheSize.Of(Manifest(CacheType.Float16, CacheType.Float16)));

    private static BundleManifest Manifest(CacheType cross, CacheType self)
    {
        var stack = new StackShape { Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadWidth = 16, FeedForward = 128 };
        return new BundleManifest
        {
            Format = BundleManifest.CurrentFormat,
            Name = "m",
            Architecture = "t5gemma",
            Precision = Precision.Int8,
            Parameters = 1,
            Source = new BundleSource("c", "0", "1"),
            Encoder = stack,
            Decoder = stack,
            CrossCache = cross,
            SelfCache = self,
            Limits = new ModelLimits { MaxInputTokens = 100, MaxOutputTokens = 10, Vocabulary = 512 },
            Tokens = new SpecialTokens { Pad = 0, DecoderStart = 2, End = [1] },
            Files = [],
        };
    }
}
