using Summarizer.Bundles;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Export.Synthesis;
using Summarizer.Hub.Pulling;
using Summarizer.Hub.Repositories;
using Summarizer.Hub.Tests.Server;

namespace Summarizer.Hub.Tests.Pulling;

public sealed class ModelPullerTests : HubTest
{
    [Fact]
    public async Task Pull_TinyCheckpoint_EndsInABundleThatServesText()
    {
        Publish();

        var pulled = await Puller().PullAsync(Request(), new Progress<PullProgress>(), TestContext.Current.CancellationToken);

        Assert.True(pulled.Exported);
        Assert.Equal($"lab/model@{pulled.Commit}", pulled.Manifest.Source.Checkpoint);
        await using var engine = InferenceEngine.Load(pulled.Bundle, new EngineOptions { Threads = 1 }, TimeProvider.System);
        var generation = engine.Submit(
            new GenerationRequest { InputIds = engine.Tokenizer!.Encode("A bridge was closed."), MaxTokens = 4 }, TestContext.Current.CancellationToken);
        Assert.NotNull(await generation.Result);
    }

    [Fact]
    public async Task Pull_Again_GivesTheSameBundleWithoutExporting()
    {
        Publish();
        var first = await Puller().PullAsync(Request(), new Progress<PullProgress>(), TestContext.Current.CancellationToken);

        var second = await Puller().PullAsync(Request(), new Progress<PullProgress>(), TestContext.Current.CancellationToken);

        Assert.Equal((first.Bundle, false), (second.Bundle, second.Exported));
    }

    [Fact]
    public async Task Pull_Bundle_IsCheckedAndNotExported()
    {
        Publish();
        var made = await Puller().PullAsync(Request(), new Progress<PullProgress>(), TestContext.Current.CancellationToken);
        Hub.Add("lab/bundle", [.. Directory.EnumerateFiles(made.Bundle).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))]);

        var pulled = await Puller().PullAsync(Request("lab/bundle"), new Progress<PullProgress>(), TestContext.Current.CancellationToken);

        Assert.False(pulled.Exported);
        Assert.Equal(made.Manifest.Name, Bundle.Open(pulled.Bundle).Manifest.Name);
    }

    [Fact]
    public async Task Pull_BundleThatContradictsItsManifest_IsRefusedAndNotKept()
    {
        Publish();
        var made = await Puller().PullAsync(Request(), new Progress<PullProgress>(), TestContext.Current.CancellationToken);
        Hub.Add("lab/bundle", [.. Directory.EnumerateFiles(made.Bundle).Select(f => (Path.GetFileName(f), Content(f)))]);

        await Assert.ThrowsAsync<BundleException>(() => Puller().PullAsync(Request("lab/bundle"), new Progress<PullProgress>(), TestContext.Current.CancellationToken));

        Assert.False(Directory.Exists(Path.Combine(Folder, "store", "lab--bundle", "aaaaaaaaaaaa-fp32")));

        static byte[] Content(string file)
        {
            var bytes = File.ReadAllBytes(file);
            if (Path.GetFileName(file) == "decoder.onnx")
            {
                bytes[^1] ^= 1;
            }

            return bytes;
        }
    }

    private ModelPuller Puller() => new(Options, TimeProvider.System);

    private PullOptions Request(string name = "lab/model") =>
        new() { Repository = RepositoryName.Parse(name), Precision = Precision.Fp32, Store = Path.Combine(Folder, "store") };

    private void Publish()
    {
        var checkpoint = Path.Combine(Folder, "checkpoint");
        CheckpointSynthesizer.Write(
            ModelShapeSpec.Parse("encoder=1x32x2,decoder=1x32x2,head=16,ffn=64,vocab=2048"),
            checkpoint,
            new SynthesisOptions { Seed = 5, TokenizerModel = Path.Combine(TestSupport.Repository.Fixture("tokenizer-gemma"), "tokenizer.model") });
        Hub.Add("lab/model", [.. Directory.EnumerateFiles(checkpoint).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))]);
    }
}
