using Summarizer.Bundles;
using Summarizer.Export.Exporting;
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
    [InlineData("t5-classic", Precision.Int8, CacheType.Int8, CacheType.Float32)]
    [InlineData("t5-original", Precision.Int4, CacheType.Int8, CacheType.Float32)]
    [InlineData("bart-classic", Precision.Fp32, CacheType.Float32, CacheType.Float32)]
    [InlineData("bart-classic", Precision.Int8, CacheType.Float32, CacheType.Float32)]
    [InlineData("bart-classic", Precision.Int4, CacheType.Float32, CacheType.Float32)]
    [InlineData("t5gemma2-text", Precision.Fp32, CacheType.Float32, CacheType.Float32)]
    [InlineData("t5gemma2-text", Precision.Int8, CacheType.Float32, CacheType.Float32)]
    public void Export_EveryPrecision_PassesItsGateAndSaysWhatItsCachesAre(string fixture, Precision precision, CacheType cross, CacheType self)
    {
        using var folder = new TemporaryFolder();
        var seen = new ProgressRecorder();
        var options = new ExportOptions { Checkpoint = Repository.Fixture(fixture), Output = folder["out"], Precision = precision };
        var manifest = CheckpointExporter.Export(options, seen, CancellationToken.None).Manifest;

        Assert.Equal((precision, cross, self), (manifest.Precision, manifest.CrossCache, manifest.SelfCache));
        Assert.True(manifest.Gate!.Ran);
        Assert.Equal(96, manifest.Gate.Positions);
        Assert.InRange(manifest.Gate.LogitsRelativeError, 1e-9, manifest.Gate.Limit);
        Assert.Equal(["out"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateDirectories(folder["out"]));
        Assert.All(seen.Stages(), stage => Assert.Equal(stage.Total, stage.Done));
        using var model = new ExportedModel(folder["out"]);
        var type = model.Decoder.InputMetadata[GraphNames.CrossKey(0)].ElementDataType.ToString();
        Assert.Equal(cross switch { CacheType.Int8 => "Int8", CacheType.Float16 => "Float16", _ => "Float" }, type);
    }

    [Theory]
    [InlineData("gemma2-decoder", Precision.Fp32)]
    [InlineData("gemma2-decoder", Precision.Int4)]
    [InlineData("gemma3-decoder", Precision.Fp16)]
    [InlineData("gemma3-decoder", Precision.Int8)]
    public void Export_DecoderOnly_HasNoEncoder(string fixture, Precision precision)
    {
        using var folder = new TemporaryFolder();
        var options = new ExportOptions { Checkpoint = Repository.Fixture(fixture), Output = folder["out"], Precision = precision };
        var manifest = CheckpointExporter.Export(options, new Progress<ExportProgress>(), CancellationToken.None).Manifest;

        Assert.Null(manifest.Encoder);
        Assert.True(manifest.Gate!.Ran);
        Assert.InRange(manifest.Gate.LogitsRelativeError, 1e-9, manifest.Gate.Limit);
        Assert.Equal(["decoder.onnx", "decoder.onnx.data", "genai_config.json", "model.onnx"], manifest.Files.Select(f => f.Path));
    }
}
