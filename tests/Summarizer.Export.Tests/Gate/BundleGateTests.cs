using Summarizer.Bundles;
using Summarizer.Export.Exporting;
using Summarizer.Export.Gate;

namespace Summarizer.Export.Tests.Gate;

public sealed class BundleGateTests
{
    [Fact]
    public void Run_ModelTooLargeForAFloatCopy_IsLeftOutWithAWarning()
    {
        var warnings = new List<string>();
        var gate = new BundleGate(Precision.Int8, [[5]], decoderStart: 2, parameters: long.MaxValue / 8)
            .Run("nowhere", _ => Assert.Fail("a reference was written"), warnings);
        Assert.False(gate.Ran);
        Assert.Equal(0, gate.LogitsRelativeError);
        Assert.Contains("more than half of this machine's memory", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Export_StatesThatOverflowInt8_AreRefusedAndLeaveNothing()
    {
        using var folder = new TemporaryFolder();
        var checkpoint = Directory.CreateDirectory(folder["c"]).FullName;
        foreach (var file in new[] { "config.json", "generation_config.json", "model.safetensors" })
        {
            File.Copy(Path.Combine(Repository.Fixture("t5gemma-balanced"), file), Path.Combine(checkpoint, file));
        }

        // The last tensor of the file is the norm of the encoder: with weights of 8e37 no scale can hold its output.
        using (var stream = new FileStream(Path.Combine(checkpoint, "model.safetensors"), FileMode.Open))
        {
            stream.Seek(-64, SeekOrigin.End);
            stream.Write(Enumerable.Repeat((byte)0x7e, 64).ToArray());
        }

        var options = new ExportOptions { Checkpoint = checkpoint, Output = folder["out"], Precision = Precision.Int8 };
        var error = Assert.Throws<ExportException>(() => CheckpointExporter.Export(options, new Progress<ExportProgress>(), CancellationToken.None));
        Assert.Contains("differ from float32", error.Message, StringComparison.Ordinal);
        Assert.Equal(["c"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void Export_OutputInsideAFile_NamesTheOutput()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        var options = new ExportOptions { Checkpoint = Repository.Fixture("t5gemma-untied"), Output = Path.Combine(folder["file"], "out"), Precision = Precision.Fp32 };
        var error = Assert.Throws<ExportException>(() => CheckpointExporter.Export(options, new Progress<ExportProgress>(), CancellationToken.None));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }
}
