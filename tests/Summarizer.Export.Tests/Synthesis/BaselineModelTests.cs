using Summarizer.Bundles;
using Summarizer.Export.Exporting;
using Summarizer.Export.Synthesis;

namespace Summarizer.Export.Tests.Synthesis;

public sealed class BaselineModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Like => _folder["like"];

    private string Baseline => _folder["baseline"];

    [Fact]
    public async Task Ensure_FirstTime_MakesAModelThatReadsTheSameTokens()
    {
        MakeLike(seed: 1);

        var made = await EnsureAsync();

        var (like, baseline) = (Bundle.Open(Like), Bundle.Open(Baseline));
        Assert.Equal(BundleText(made), BundleText(baseline.Manifest));
        Assert.Null(made.Encoder);
        Assert.Equal((ModelQuality.None, "baseline", Precision.Int8), (made.Quality, made.Name, made.Precision));
        Assert.InRange((double)made.Parameters / like.Manifest.Parameters, 0.99, 1.01);
        Assert.Equal(like.Manifest.Limits, made.Limits);
        Assert.Equal(like.Manifest.Tokens.End, made.Tokens.End);
        Assert.Equal((like.Manifest.Tokens.Pad, like.Manifest.Tokens.InputStart), (made.Tokens.Pad, made.Tokens.InputStart));
        Assert.Equal(like.Manifest.Prompts.OrderBy(p => p.Key), made.Prompts.OrderBy(p => p.Key));
        Assert.Equal(File.ReadAllBytes(like.PathOf("tokenizer.model")), File.ReadAllBytes(baseline.PathOf("tokenizer.model")));
    }

    [Fact]
    public async Task Ensure_Again_ChangesNothing()
    {
        MakeLike(seed: 1);
        await EnsureAsync();
        var written = File.GetLastWriteTimeUtc(Path.Combine(Baseline, BundleManifest.FileName));

        await Task.WhenAll(EnsureAsync(), EnsureAsync());

        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(Baseline, BundleManifest.FileName)));
    }

    [Fact]
    public async Task Ensure_AnotherModelOrADamagedFile_MakesItAnew()
    {
        MakeLike(seed: 1);
        Directory.CreateDirectory(Baseline);
        File.WriteAllText(Path.Combine(Baseline, "README.md"), "card");
        var first = await EnsureAsync();

        MakeLike(seed: 2);
        var second = await EnsureAsync();
        Assert.NotEqual(first.Source.Like, second.Source.Like);

        // The weights depend on the seed and the shape, not on the weights of the other model.
        Assert.Equal(Hash(first), Hash(second));

        File.WriteAllText(Path.Combine(Baseline, Bundle.DecoderGraph), "damaged");
        await EnsureAsync();
        Assert.Equal(Hash(second), Hash(Bundle.Open(Baseline).Manifest));
        Assert.Equal("card", File.ReadAllText(Path.Combine(Baseline, "README.md")));
        Assert.Equal(["baseline", "like"], Directory.EnumerateFileSystemEntries(_folder.Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Ensure_FolderOfSomethingElse_IsLeftAlone()
    {
        MakeLike(seed: 1);
        Directory.CreateDirectory(Baseline);
        File.WriteAllText(Path.Combine(Baseline, "novel.txt"), "Chapter 1");

        var error = await Assert.ThrowsAsync<BundleException>(EnsureAsync);

        Assert.Contains("left alone", error.Message, StringComparison.Ordinal);
        Assert.Equal("Chapter 1", File.ReadAllText(Path.Combine(Baseline, "novel.txt")));
    }

    private Task<BundleManifest> EnsureAsync() => BaselineModel.EnsureAsync(Like, Baseline, cancellationToken: TestContext.Current.CancellationToken);

    private void MakeLike(int seed)
    {
        var checkpoint = _folder["checkpoint"];
        CheckpointSynthesizer.Write(
            ModelShapeSpec.Parse("encoder=3x64x4,decoder=2x64x4,head=16,ffn=128,vocab=2048,positions=64"),
            checkpoint,
            new SynthesisOptions { Seed = seed, TokenizerModel = Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model") });
        File.WriteAllText(Path.Combine(checkpoint, "prompts.json"), """{"summarize": {"template": "Short: {text}", "extractiveness": "high"}, "headline": "Title: {text}"}""");
        File.WriteAllText(Path.Combine(checkpoint, "tokenizer_config.json"), """{"add_bos_token": true}""");
        var options = new ExportOptions { Checkpoint = checkpoint, Output = Like, Precision = Precision.Int8, MaxOutputTokens = 32, Overwrite = true };
        CheckpointExporter.Export(options, new Progress<ExportProgress>(), TestContext.Current.CancellationToken);
        Directory.Delete(checkpoint, recursive: true);
    }

    private static string Hash(BundleManifest manifest) => manifest.Files.Single(file => file.Path == Bundle.DecoderGraph + ".data").Sha256;

    private static string BundleText(BundleManifest manifest) => string.Join('\n', manifest.Files);
}
