using Summarizer.Bundles;
using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Synthesizing;

public sealed class SynthesizeCommandTests(ModelFixtures models) : IDisposable
{
    private const string Shape = "decoder=2x32x2,head=16,ffn=64,vocab=300,positions=64";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Synthesize_LikeAModel_IsMarkedEverywhereAndWrites()
    {
        var made = await RunAsync("--like", models.WithTokenizer(), "--architecture", "decoder-only");

        Assert.Equal(0, made.ExitCode);
        Assert.Contains("quality: none", made.Out, StringComparison.Ordinal);
        Assert.Contains("random weights: done", made.Error, StringComparison.Ordinal);
        var info = await CommandLine.RunAsync("info", "--model", _folder["out"]);
        Assert.Contains("quality: none", info.Out, StringComparison.Ordinal);
        Assert.Contains("none: decoder only", info.Out, StringComparison.Ordinal);
        Assert.Equal("none", (await CommandLine.RunAsync("info", "--model", _folder["out"], "--json")).Json.GetProperty("manifest").GetProperty("quality").GetString());
        var written = await CommandLine.RunAsync(
            "generate", "--model", _folder["out"], "--input-ids", "5,6,7", "--max-tokens", "6", "--ignore-eos", "--json");
        Assert.Equal(6, written.Json.GetProperty("output_ids").GetArrayLength());
        var bench = await CommandLine.RunAsync(
            "bench", "--model", _folder["out"], "--input-tokens", "40", "--output-tokens", "4", "--runs", "1", "--warmup", "0", "--threads",
            "1", "--json");
        Assert.Equal("none", bench.Json.GetProperty("model").GetProperty("quality").GetString());
        Assert.True(bench.Json.GetProperty("results")[0].GetProperty("encode_ms").GetDouble() > 0);
    }

    [Fact]
    public async Task Synthesize_Twice_GivesTheSameGraphsForTheSameSeedOnly()
    {
        await RunAsync("--shape", Shape, "--seed", "3");
        var first = Hashes();
        await RunAsync("--shape", Shape, "--seed", "3", "--force");
        var second = Hashes();
        await RunAsync("--shape", Shape, "--seed", "4", "--force");

        Assert.Equal(first, second);
        Assert.NotEqual(first, Hashes());
    }

    [Fact]
    public async Task Synthesize_EncoderDecoderLikeAModel_HasItsShape()
    {
        Assert.Equal(
            0, (await RunAsync("--like", models.WithTokenizer(), "--architecture", "encoder-decoder", "--precision", "int8")).ExitCode);

        var (like, made) = (Bundle.Open(models.WithTokenizer()).Manifest, Bundle.Open(_folder["out"]).Manifest);
        Assert.Equal(
            (like.Encoder, like.Decoder, like.Parameters, Precision.Int8), (made.Encoder, made.Decoder, made.Parameters, made.Precision));
    }

    [Fact]
    public async Task Synthesize_WrongOptions_AreUsageErrors()
    {
        await AssertUsageAsync("either --like DIR or --shape SHAPE");
        await AssertUsageAsync("either --like DIR or --shape SHAPE", "--like", models.WithTokenizer(), "--shape", Shape);
        await AssertUsageAsync("--architecture belongs to --like", "--shape", Shape, "--architecture", "decoder-only");
        await AssertUsageAsync("'vocab' is missing", "--shape", "decoder=2x32x2,head=16,ffn=64");
    }

    private async Task AssertUsageAsync(string message, params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    private Task<CommandResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(["synthesize", .. arguments, "--output", _folder["out"]]);

    private IEnumerable<BundleFile> Hashes() => [.. Bundle.Open(_folder["out"]).Manifest.Files];
}
