using System.Text.Json.Nodes;
using Summarizer.Bundles;
using Summarizer.Export.Exporting;
using Summarizer.Export.Tests.Graphs;

namespace Summarizer.Export.Tests.Exporting;

public sealed class CheckpointExporterTests
{
    private static readonly IProgress<ExportProgress> NoProgress = new Progress<ExportProgress>();

    [Fact]
    public void Export_FloatCheckpoint_WritesAVerifiedBundle()
    {
        using var folder = new TemporaryFolder();
        var report = CheckpointExporter.Export(Options(folder, "t5gemma-unbalanced"), NoProgress, CancellationToken.None);
        var bundle = Bundle.Open(folder["out"]);

        Assert.Equal("t5gemma", bundle.Manifest.Architecture);
        Assert.Equal("out", bundle.Manifest.Name);
        Assert.Equal(Precision.Fp32, bundle.Manifest.Precision);
        Assert.Equal([1, 107], bundle.Manifest.Tokens.End);
        Assert.Equal(2, bundle.Manifest.Tokens.DecoderStart);
        Assert.Equal((96, 48), (bundle.Manifest.Encoder!.Hidden, bundle.Manifest.Decoder.Hidden));
        Assert.Equal((256, 128, 512), (bundle.Manifest.Limits.MaxInputTokens, bundle.Manifest.Limits.MaxOutputTokens, bundle.Manifest.Limits.Vocabulary));
        Assert.Equal("{text}\n\nQuestion: {query}\nAnswer:", bundle.Manifest.Prompts["compress"].Template);
        Assert.Equal("t5gemma-unbalanced", bundle.Manifest.Source.Checkpoint);
        Assert.Contains("no tokenizer.model", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Equal(
            ["decoder.onnx", "decoder.onnx.data", "encoder.onnx", "encoder.onnx.data", "genai_config.json"],
            bundle.Manifest.Files.Select(f => f.Path));
    }

    [Fact]
    public void Export_BundleGraphs_ComputeWhatTransformersComputes()
    {
        using var folder = new TemporaryFolder();
        CheckpointExporter.Export(Options(folder, "t5gemma-balanced"), NoProgress, CancellationToken.None);
        using var golden = new Golden("t5gemma-balanced");
        using var model = new ExportedModel(folder["out"]);
        using var encoded = model.Encode(golden.Input(1));
        using var run = model.Start(encoded, 32);
        Tensor.AssertClose(golden["row1.logits"].Values, run.Step(golden.DecoderInputIds[1]).Values, 1e-3f);
    }

    [Fact]
    public void Export_TokenizerOfAnotherModel_IsRefusedAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        var checkpoint = Copy(folder, "t5gemma-balanced");
        File.Copy(Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model"), Path.Combine(checkpoint, "tokenizer.model"));
        var error = Assert.Throws<ExportException>(() => Export(folder, checkpoint));
        Assert.Contains("2048 pieces, but config.json has a vocabulary of 512", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void Export_PromptsFile_ReplacesTheDefaults()
    {
        using var folder = new TemporaryFolder();
        var checkpoint = Copy(folder, "t5gemma-untied");
        File.WriteAllText(Path.Combine(checkpoint, "prompts.json"), """{"summarize": "Shorten this.\n{text}"}""");
        var manifest = Export(folder, checkpoint).Manifest;
        Assert.Equal("Shorten this.\n{text}", Assert.Single(manifest.Prompts).Value.Template);
    }

    [Theory]
    [InlineData("""["summarize"]""", "must be an object")]
    [InlineData("""{"summarize": "no slot"}""", "'summarize' must be a text that holds {text}")]
    public void Export_PromptsFileWithoutSense_IsRefused(string content, string message)
    {
        using var folder = new TemporaryFolder();
        var checkpoint = Copy(folder, "t5gemma-untied");
        File.WriteAllText(Path.Combine(checkpoint, "prompts.json"), content);
        Assert.Contains(message, Assert.Throws<ExportException>(() => Export(folder, checkpoint)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ConfigurationOfOtherWidth_NamesTheTensorAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        var checkpoint = Copy(folder, "t5gemma-untied");
        Edit(checkpoint, config => config["decoder"]!["intermediate_size"] = 65);
        var error = Assert.Throws<ExportException>(() => Export(folder, checkpoint));
        Assert.Contains("model.decoder.layers.0.mlp.gate_proj.weight has the shape [64, 32]; config.json asks for [65, 32]", error.Message, StringComparison.Ordinal);
        Assert.Equal(["t5gemma-untied"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void Export_UnknownArchitecture_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var checkpoint = Copy(folder, "t5gemma-untied");
        Edit(checkpoint, config => config["model_type"] = "bert");
        Assert.Contains("'bert' is not supported", Assert.Throws<ExportException>(() => Export(folder, checkpoint)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(129)]
    public void Export_InputLimitOutsideTheCheckpoint_IsRefused(int tokens)
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder, "t5gemma-untied") with { MaxInputTokens = tokens };
        var error = Assert.Throws<ExportException>(() => CheckpointExporter.Export(options, NoProgress, CancellationToken.None));
        Assert.Contains($"input of {tokens} tokens is not possible: it must be 1 to 128", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_Cancelled_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAt(cancellation, "decoder weights");
        Assert.Throws<OperationCanceledException>(() => CheckpointExporter.Export(Options(folder, "t5gemma-balanced"), progress, cancellation.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public void Export_Progress_EndsEveryStageAtItsTotal()
    {
        using var folder = new TemporaryFolder();
        var seen = new ProgressRecorder();
        CheckpointExporter.Export(Options(folder, "t5gemma-balanced"), seen, CancellationToken.None);
        Assert.Equal(["encoder weights", "decoder weights", "numerical check", "bundle"], seen.Stages().Select(stage => stage.Stage));
        Assert.All(seen.Stages(), report => Assert.Equal(report.Total, report.Done));
    }

    private static ExportReport Export(TemporaryFolder folder, string checkpoint) => CheckpointExporter.Export(
        new ExportOptions { Checkpoint = checkpoint, Output = folder["out"], Precision = Precision.Fp32 }, NoProgress, CancellationToken.None);

    private static ExportOptions Options(TemporaryFolder folder, string fixture) =>
        new() { Checkpoint = Repository.Fixture(fixture), Output = folder["out"], Precision = Precision.Fp32 };

    private static string Copy(TemporaryFolder folder, string fixture)
    {
        var copy = Directory.CreateDirectory(folder[fixture]).FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.Fixture(fixture)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    private static void Edit(string checkpoint, Action<JsonNode> edit)
    {
        var path = Path.Combine(checkpoint, "config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!;
        edit(config);
        File.WriteAllText(path, config.ToJsonString());
    }

    private sealed class CancelAt(CancellationTokenSource source, string stage) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value)
        {
            if (value.Stage == stage)
            {
                source.Cancel();
            }
        }
    }
}
