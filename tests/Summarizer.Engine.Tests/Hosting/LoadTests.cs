using System.ComponentModel.DataAnnotations;
using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Hosting;

public sealed class LoadTests(ExportedBundles bundles)
{
    [Fact]
    public async Task Load_GoodBundle_HasRunTheModelAndIsIdle()
    {
        await using var engine = Engines.Load(bundles.Of("t5gemma-balanced"));

        Assert.Equal("t5gemma", engine.Model.Architecture);
        Assert.Null(engine.Tokenizer);
        Assert.Equal((0, 0, 0L), (engine.Status.Running, engine.Status.Waiting, engine.Status.WaitingTokens));
        var lastStep = engine.Status.LastStep;
        Assert.InRange(TimeProvider.System.GetUtcNow() - lastStep, TimeSpan.Zero, Patience.Limit);
    }

    [Fact]
    public void Load_NoBundle_SaysSo() => Assert.Throws<BundleException>(() => Engines.Load(bundles.NewFolder()));

    [Theory]
    [InlineData("encoder.onnx")]
    [InlineData("decoder.onnx")]
    public void Load_FlippedByte_NamesTheFile(string file)
    {
        var folder = Copy();
        var path = Path.Combine(folder, file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Contains(file, Assert.Throws<BundleException>(() => Engines.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("encoder.onnx")]
    [InlineData("decoder.onnx")]
    public void Load_GraphThatIsNoGraph_NamesTheFile(string file)
    {
        var folder = Rewrite(path => File.WriteAllText(Path.Combine(path, file), "no graph"), manifest => manifest);

        var error = Assert.Throws<BundleException>(() => Engines.Load(folder));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains("ONNX Runtime", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logits", "vocabulary")]
    [InlineData("cross_key.0", "head_width")]
    [InlineData("cross_key.4", "layers")]
    public void Load_ManifestThatDescribesAnotherGraph_NamesTheTensor(string tensor, string field)
    {
        var folder = Rewrite(_ => { }, manifest => field switch
        {
            "vocabulary" => manifest with { Limits = manifest.Limits with { Vocabulary = 600 } },
            "head_width" => manifest with { Decoder = manifest.Decoder with { HeadWidth = 8 } },
            _ => manifest with { Decoder = manifest.Decoder with { Layers = 5 } },
        });

        Assert.Contains($"'{tensor}'", Assert.Throws<BundleException>(() => Engines.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_GraphsThatDoNotRun_FailsInTheWarmUp()
    {
        // Weights that are nothing but NaN.
        var folder = Rewrite(
            path =>
            {
                var weights = Path.Combine(path, "decoder.onnx.data");
                File.WriteAllBytes(weights, [.. Enumerable.Repeat(byte.MaxValue, (int)new FileInfo(weights).Length)]);
            },
            manifest => manifest);

        Assert.Contains("do not run", Assert.Throws<BundleException>(() => Engines.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_CachesOfAnotherType_SaysWhatToExport()
    {
        var folder = Rewrite(_ => { }, manifest => manifest with { SelfCache = CacheType.Float16 });

        Assert.Contains("--precision", Assert.Throws<BundleException>(() => Engines.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ManifestThatForgetsTheEncoder_IsRefused() =>
        Assert.Contains("'logits_to_keep'", Assert.Throws<BundleException>(() => Engines.Load(Rewrite(_ => { }, manifest => manifest with { Encoder = null }))).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_BudgetBelowOneSequence_SaysHowMuchItNeeds()
    {
        var folder = Rewrite(_ => { }, manifest => manifest with { Limits = manifest.Limits with { MaxInputTokens = 8192 } });

        var error = Assert.Throws<ArgumentException>(() => Engines.Load(folder, options => options.KvCacheMiB = 1));

        // 4 layers * 2 * 2 heads * 16 wide * 4 bytes * (8192 + outputs).
        Assert.Contains("needs 9 MiB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OptionOutOfRange_IsRefused() =>
        Assert.Throws<ValidationException>(() => Engines.Load(bundles.Of("t5gemma-balanced"), options => options.MaxBatchSize = 0));

    [Fact]
    public async Task Load_InputLimit_CapsTheModelsOwn()
    {
        await using var engine = Engines.Load(bundles.Of("t5gemma-balanced"), options => options.MaxInputTokens = 20);

        Assert.Equal(20, engine.MaxInputTokens);
        var request = new GenerationRequest { InputIds = new int[21], MaxTokens = 1 };
        Assert.Equal(EngineError.InputTooLong, Assert.Throws<EngineException>(() => engine.Submit(request, TestContext.Current.CancellationToken)).Error);
    }

    [Fact]
    public async Task Load_SmallBudget_LowersTheBatchSize()
    {
        // A sequence of 64 + 32 positions takes 96 KiB; the budget holds ten.
        await using var engine = Engines.Load(
            Rewrite(_ => { }, manifest => manifest with { Limits = manifest.Limits with { MaxOutputTokens = 32 } }),
            options => (options.MaxBatchSize, options.KvCacheMiB, options.MaxInputTokens) = (64, 1, 64));

        var request = new GenerationRequest { InputIds = [5], MaxTokens = 1, Beams = new BeamOptions { Count = 11 } };
        Assert.Equal(10, Assert.Throws<EngineException>(() => engine.Submit(request, TestContext.Current.CancellationToken)).Limit);
    }

    private string Copy() => Rewrite(_ => { }, manifest => manifest);

    // A bundle whose hashes are right, whatever was done to it.
    private string Rewrite(Action<string> edit, Func<BundleManifest, BundleManifest> describe)
    {
        var source = Bundle.Open(bundles.Of("t5gemma-balanced"));
        var folder = bundles.NewFolder();
        using var writer = new BundleWriter(folder, overwrite: false);
        foreach (var file in source.Manifest.Files)
        {
            File.Copy(source.PathOf(file.Path), Path.Combine(writer.Folder, file.Path));
        }

        edit(writer.Folder);
        writer.Commit(files => describe(source.Manifest) with { Files = files });
        return folder;
    }
}
