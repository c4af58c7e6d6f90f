using Summarizer.Bundles;
using Summarizer.Export.Exporting;
using Summarizer.Export.Tests.Checkpoints;
using Summarizer.Export.Tests.Graphs;

namespace Summarizer.Export.Tests.Exporting;

public sealed class PrecisionTests
{
    [Theory]
    [InlineData("t5gemma-balanced", Precision.Fp32, CacheType.Float32, CacheType.Float32)]
    [InlineData("t5gemma-balanced", Precision.Fp16, CacheType.Float16, CacheType.Float16)]
    [InlineData("t5gemma-balanced", Precision.Int8, CacheType.Int8, CacheType.Float32)]
    [InlineData("t5gemma-balanced", Precision.Int4, CacheType.Int8, CacheType.Float32)]
    [InlineData("t5gemma-unbalanced", Precision.Int8, CacheType.Float32, CacheType.Float32)]
    public void Export_EveryPrecision_PassesItsGateAndSaysWhatItsCachesAre(string fixture, Precision precision, CacheType cross, CacheType self)
    {
        using var folder = new TemporaryFolder();
        var options = new ExportOptions { Checkpoint = FixtureFolder.Of(fixture), Output = folder["out"], Precision = precision };
        var manifest = CheckpointExporter.Export(options, new Progress<ExportProgress>(), CancellationToken.None).Manifest;

        Assert.Equal((precision, cross, self), (manifest.Precision, manifest.CrossCache, manifest.SelfCache));
        Assert.True(manifest.Gate!.Ran);
        Assert.Equal(96, manifest.Gate.Positions);
        Assert.InRange(manifest.Gate.LogitsRelativeError, 1e-9, manifest.Gate.Limit);
        Assert.Equal(["out"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateDirectories(folder["out"]));
        using var model = new ExportedModel(folder["out"]);
        var type = model.Decoder.InputMetadata[GraphNames.CrossKey(0)].ElementDataType.ToString();
        Assert.Equal(cross switch { CacheType.Int8 => "Int8", CacheType.Float16 => "Float16", _ => "Float" }, type);
    }
}
