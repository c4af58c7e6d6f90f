using Summarizer.Export.Checkpoints;
using Summarizer.Export.Synthesis;

namespace Summarizer.Export.Tests.Synthesis;

public sealed class CheckpointSynthesizerTests
{
    private const string Tiny = "encoder=3x32x4,decoder=2x48x4,head=8/12,ffn=64,kv=2,vocab=120";

    /// <summary>The fixtures were written by transformers: names and shapes must be the same.</summary>
    [Theory]
    [InlineData("t5gemma-unbalanced", "encoder=6x96x6,decoder=2x48x4,head=16/12,kv=3/2,ffn=64/96,vocab=512")]
    [InlineData("gemma2-decoder", "decoder=4x48x4,head=16,kv=2,ffn=64,vocab=512")]
    public void Write_ShapeOfAFixture_HasItsStateDict(string fixture, string shape)
    {
        using var folder = new TemporaryFolder();
        Synthesize(shape, folder["c"]);
        using var made = Checkpoint.Open(folder["c"]);
        using var real = Checkpoint.Open(Repository.Fixture(fixture));

        Assert.Equal(Describe(real), Describe(made));
        Assert.Equal((real.Config.Decoder.Layers, real.Config.Decoder.AttentionSoftCap, 30.0), (made.Config.Decoder.Layers, made.Config.Decoder.AttentionSoftCap, made.Config.FinalLogitSoftCap));
    }

    [Theory]
    [InlineData(SyntheticType.Float32)]
    [InlineData(SyntheticType.BFloat16)]
    public void Write_Weights_HaveTheirDeviationAndDiffer(SyntheticType type)
    {
        using var folder = new TemporaryFolder();
        Synthesize(Tiny, folder["c"], new SynthesisOptions { Type = type });
        using var checkpoint = Checkpoint.Open(folder["c"]);

        var seen = new HashSet<(float, float, float)>();
        foreach (var (name, tensor) in checkpoint.Tensors)
        {
            var values = checkpoint.ReadAll(name);
            var deviation = Math.Sqrt(values.Average(value => (double)value * value));
            var wanted = name.Contains("norm", StringComparison.Ordinal) ? 0.1 : (name.Contains("embed", StringComparison.Ordinal) ? 3 : 1) / Math.Sqrt(tensor.Shape[1]);
            Assert.InRange(deviation / wanted, values.Length < 100 ? 0.6 : 0.9, values.Length < 100 ? 1.4 : 1.1);
            Assert.True(seen.Add((values[0], values[1], values[2])), name);
        }
    }

    [Fact]
    public void Write_BFloat16_IsTheRoundedFloat32()
    {
        using var folder = new TemporaryFolder();
        Synthesize(Tiny, folder["a"], new SynthesisOptions { Type = SyntheticType.Float32 });
        Synthesize(Tiny, folder["b"]);
        using var exact = Checkpoint.Open(folder["a"]);
        using var rounded = Checkpoint.Open(folder["b"]);
        foreach (var name in exact.Tensors.Keys)
        {
            Assert.All(exact.ReadAll(name).Zip(rounded.ReadAll(name)), pair => Assert.Equal(pair.First, pair.Second, Math.Abs(pair.First) / 256));
        }
    }

    [Fact]
    public void Write_SameSeed_GivesTheSameHashAndAnotherSeedAnother()
    {
        using var folder = new TemporaryFolder();
        string[] hashes = [.. new[] { 1, 1, 2 }.Select((seed, i) =>
        {
            Synthesize(Tiny, folder[$"{i}"], new SynthesisOptions { Seed = seed });
            using var checkpoint = Checkpoint.Open(folder[$"{i}"]);
            return checkpoint.Sha256;
        })];

        Assert.Equal(hashes[0], hashes[1]);
        Assert.NotEqual(hashes[0], hashes[2]);
        Assert.Matches("^[0-9a-f]{64}$", hashes[0]);
    }

    [Fact]
    public void Write_Shards_HoldTheSameWeightsAsOneFile()
    {
        using var folder = new TemporaryFolder();
        Synthesize(Tiny, folder["one"]);
        Synthesize(Tiny, folder["many"], new SynthesisOptions { ShardBytes = 20_000 });
        using var one = Checkpoint.Open(folder["one"]);
        using var many = Checkpoint.Open(folder["many"]);

        Assert.True(Directory.GetFiles(folder["many"], "model-*-of-*.safetensors").Length > 3);
        Assert.Equal(Describe(one), Describe(many));
        Assert.All(one.Tensors.Keys, name => Assert.Equal(one.ReadAll(name), many.ReadAll(name)));
    }

    [Fact]
    public void Write_ModelOfTwentyMegabytes_HoldsAChunkOfIt()
    {
        using var folder = new TemporaryFolder();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Synthesize("decoder=2x512x8,head=64,ffn=2048,vocab=4000", folder["c"]);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        var bytes = new FileInfo(Path.Combine(folder["c"], "model.safetensors")).Length;
        Assert.InRange(bytes, 20_000_000, 30_000_000);
        Assert.InRange(allocated, 0, 4_000_000);
    }

    [Fact]
    public void Write_Tokenizer_IsCopied()
    {
        using var folder = new TemporaryFolder();
        var tokenizer = Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model");
        Synthesize(Tiny, folder["c"], new SynthesisOptions { TokenizerModel = tokenizer });
        using var checkpoint = Checkpoint.Open(folder["c"]);
        Assert.Equal(File.ReadAllBytes(tokenizer), File.ReadAllBytes(Path.Combine(folder["c"], "tokenizer.model")));
    }

    [Fact]
    public void Write_Cancelled_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<OperationCanceledException>(
            () => CheckpointSynthesizer.Write(ModelShapeSpec.Parse(Tiny), folder["c"], cancellationToken: new CancellationToken(canceled: true)));
        Assert.False(Directory.Exists(folder["c"]));
    }

    [Fact]
    public void Write_FolderInUse_IsRefusedAndLeftAlone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["mine.txt"], "x");
        var error = Assert.Throws<ExportException>(() => Synthesize(Tiny, folder.Root));
        Assert.Contains("is not empty", error.Message, StringComparison.Ordinal);
        Assert.Equal("x", File.ReadAllText(folder["mine.txt"]));
    }

    [Fact]
    public void Write_MissingTokenizer_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<ExportException>(
            () => Synthesize(Tiny, folder["c"], new SynthesisOptions { TokenizerModel = folder["none.model"] }));
        Assert.False(Directory.Exists(folder["c"]));
    }

    private static void Synthesize(string shape, string folder, SynthesisOptions? options = null) =>
        CheckpointSynthesizer.Write(ModelShapeSpec.Parse(shape), folder, options, cancellationToken: TestContext.Current.CancellationToken);

    private static IEnumerable<string> Describe(Checkpoint checkpoint) =>
        checkpoint.Tensors.Select(entry => $"{entry.Key} {TensorInfo.Describe(entry.Value.Shape)}").Order(StringComparer.Ordinal);
}
