using Summarizer.Bundles;
using Summarizer.Engine;
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
    public async Task Pull_CommitWhoseBundleIsThere_NeedsNeitherNetworkNorCache()
    {
        Publish();
        var request = Request($"lab/model@{new string('a', 40)}");
        var first = await Puller().PullAsync(request, new Progress<PullProgress>(), TestContext.Current.CancellationToken);
        var requests = Hub.Requests.Count;
        Directory.Delete(Cache, recursive: true);

        var second = await Puller().PullAsync(request, new Progress<PullProgress>(), TestContext.Current.CancellationToken);

        Assert.Equal((first.Bundle, requests, false), (second.Bundle, Hub.Requests.Count, Directory.Exists(Cache)));
    }

    [Fact]
    public async Task Pull_AfterAProcessWasKilledInAnExport_RemovesWhatItLeft()
    {
        Publish();
        var bundle = Path.Combine(Folder, "store", "lab--model", "aaaaaaaaaaaa-fp32");
        Directory.CreateDirectory(bundle + ".partial-0123");
        File.WriteAllText(Path.Combine(bundle + ".partial-0123", "encoder.onnx.data"), "a part");
        Directory.CreateDirectory(bundle.Replace("fp32", "int8", StringComparison.Ordinal) + ".partial-4567");

        var pulled = await Puller().PullAsync(Request(), new Progress<PullProgress>(), TestContext.Current.CancellationToken);

        Assert.Equal(bundle, pulled.Bundle);
        Assert.Equal(
            ["aaaaaaaaaaaa-fp32", "aaaaaaaaaaaa-int8.partial-4567"], Directory.GetDirectories(Path.GetDirectoryName(bundle)!).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("lab/other", Precision.Fp32)]
    [InlineData("lab/model", Precision.Int8)]
    public async Task Pull_IntoTheFolderOfAnotherModel_IsRefusedUnlessForced(string name, Precision precision)
    {
        Publish();
        Hub.Repositories["lab/other"] = Hub.Repositories["lab/model"];
        var request = Request() with { Output = Path.Combine(Folder, "out") };
        await Puller().PullAsync(request, new Progress<PullProgress>(), TestContext.Current.CancellationToken);
        var other = request with { Repository = RepositoryName.Parse(name), Precision = precision };

        var refused = await Assert.ThrowsAsync<BundleException>(
            () => Puller().PullAsync(other, new Progress<PullProgress>(), TestContext.Current.CancellationToken));

        Assert.Contains("holds a bundle of lab/model@aaaa", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--force", refused.Message, StringComparison.Ordinal);
        await Puller().PullAsync(other with { Force = true }, new Progress<PullProgress>(), TestContext.Current.CancellationToken);
        Assert.Equal((name + "@" + new string('a', 40), precision), (Manifest().Source.Checkpoint, Manifest().Precision));
        Assert.Equal(["out"], Directory.GetFileSystemEntries(Folder).Select(Path.GetFileName).Where(entry => entry!.StartsWith("out", StringComparison.Ordinal)));

        BundleManifest Manifest() => Bundle.Open(request.Output).Manifest;
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
