using Summarizer.Bundles;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Export;
using Summarizer.Export.Exporting;
using Summarizer.Export.Synthesis;
using Summarizer.Grounding;
using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Tests.Summarization;

/// <summary>A checkpoint of each family, with the kind of tokenizer that its family has, becomes a bundle that summarizes text.</summary>
public sealed class FamilyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-family-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("family=t5,encoder=2x64x4,decoder=1x64x4,head=16,ffn=128,vocab=2048", "tokenizer-t5", "tokenizer.model", Precision.Int8, null, 1)]
    [InlineData("family=flan-t5,encoder=1x64x4,decoder=2x64x4,head=16,ffn=128,vocab=2049", "tokenizer-t5", "tokenizer.json", Precision.Int4, null, 1)]
    [InlineData("family=bart,encoder=2x64x4,decoder=1x64x4,head=16,ffn=128,vocab=1261,positions=256", "tokenizer-bart", "tokenizer.json", Precision.Int8, 0, 2)]
    [InlineData("encoder=2x64x4,decoder=1x64x4,head=16,ffn=128,vocab=2048", "tokenizer-gemma", "tokenizer.json", Precision.Int8, 2, null)]
    public async Task Summarize_ModelOfTheFamily_ReadsWithItsTokensAndWritesText(string shape, string fixture, string file, Precision precision, int? start, int? end)
    {
        var checkpoint = Path.Combine(_folder, "checkpoint");
        var bundle = Path.Combine(_folder, "bundle");
        CheckpointSynthesizer.Write(
            ModelShapeSpec.Parse(shape), checkpoint, new SynthesisOptions { TokenizerModel = Path.Combine(Repository.Fixture(fixture), file) },
            cancellationToken: TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(checkpoint, "tokenizer_config.json"));
        CheckpointExporter.Export(
            new ExportOptions { Checkpoint = checkpoint, Output = bundle, Precision = precision, MaxInputTokens = 256, MaxOutputTokens = 64 },
            new Progress<ExportProgress>(), TestContext.Current.CancellationToken);
        await using var engine = InferenceEngine.Load(bundle, new EngineOptions { Threads = 1 }, TimeProvider.System);
        var recorded = new AlteredEngine(engine);

        var result = await new DocumentSummarizer(recorded, new SummarizationOptions(), TimeProvider.System).SummarizeAsync(
            new() { Text = "The council met on Monday.", MinTokens = 12, MaxTokens = 12, Extractiveness = Extractiveness.Low }, TestContext.Current.CancellationToken);

        var ids = Assert.Single(recorded.Submitted).InputIds;
        Assert.Equal(start, engine.Model.Tokens.InputStart);
        Assert.Equal(end, engine.Model.Tokens.InputEnd);
        Assert.True(start is null || ids[0] == start);
        Assert.True(end is null || ids[^1] == end);
        Assert.Contains("The council met on Monday.", engine.Tokenizer!.Decode(ids));

        // Random weights may write nothing but white space.
        Assert.Equal(12, result.OutputTokens);
    }
}
