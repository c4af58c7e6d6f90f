using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Comparing;

public sealed class CompareCommandTests(ModelFixtures models) : IDisposable
{
    private const string Shape = "encoder=2x32x2,decoder=1x32x2,head=16,ffn=64,vocab=64";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Compare_TwoBundles_GivesTheNumbersAsJsonAndAsAPage()
    {
        var result = await CommandLine.RunAsync(
            "compare", "--model", models.Golden("t5gemma-balanced"), "--baseline", models.Golden("gemma2-decoder"), "--input-tokens", "24", "--output-tokens", "8",
            "--runs", "5", "--warmup", "1", "--threads", "1", "--report", _folder["page.html"], "--json");

        var results = result.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["encoder-decoder", "decoder-only"], results.Select(r => r.GetProperty("architecture").GetString()));
        Assert.Equal(["ort", "genai"], results.Select(r => r.GetProperty("runtime").GetString()));
        Assert.All(results, r => Assert.Equal((24, 8, 5), (r.GetProperty("input_tokens").GetInt32(), r.GetProperty("output_tokens").GetInt32(), r.GetProperty("e2e_ms").GetProperty("n").GetInt32())));
        Assert.True(results[0].GetProperty("predicted").GetProperty("e2e_ms").GetDouble() > 0);
        Assert.True(result.Json.GetProperty("speedups")[0].GetProperty("e2e").GetProperty("low").GetDouble() > 0);
        Assert.StartsWith(
            "<!DOCTYPE html>", await File.ReadAllTextAsync(_folder["page.html"], TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OneShape_IsAgainstADecoderOnlyOneOfEqualSize()
    {
        var result = await CommandLine.RunAsync(
            "compare", "--shape", Shape, "--precision", "fp32", "--input-tokens", "16", "--output-tokens", "4", "--runs", "1", "--warmup", "0", "--threads", "1", "--json");

        var results = result.Json.GetProperty("results").EnumerateArray().ToList();
        var sizes = results.Select(r => r.GetProperty("parameters").GetDouble()).ToList();
        Assert.Equal(["encoder-decoder", "decoder-only"], results.Select(r => r.GetProperty("architecture").GetString()));
        Assert.InRange(sizes[1] / sizes[0], 0.99, 1.01);
        Assert.All(results, r => Assert.Equal("none", r.GetProperty("quality").GetString()));
    }

    [Fact]
    public async Task Compare_OneModelOnBothRuntimes_NamesBothAndWritesTheSame()
    {
        var folder = models.Golden("t5gemma-balanced");
        var result = await CommandLine.RunAsync(
            "compare", "--model", folder, "--baseline", folder, "--baseline-runtime", "genai", "--input-tokens", "16", "--output-tokens", "4",
            "--runs", "1", "--warmup", "0", "--threads", "1");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains(" (ort) is faster than ", result.Out, StringComparison.Ordinal);
        Assert.Matches(@"runtime +own loop on ONNX Runtime \S+ +ONNX Runtime GenAI 0\.18\.0", result.Out);
    }

    [Fact]
    public async Task Compare_ASweep_PrintsTheGrid()
    {
        var result = await CommandLine.RunAsync(
            "compare", "--model", models.Golden("t5gemma-balanced"), "--baseline", models.Golden("gemma2-decoder"), "--sweep-input", "4,16", "--sweep-output", "1,4",
            "--runs", "1", "--warmup", "0", "--threads", "1");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Matches(@"ratio \S+ / \S+ +4 in +16 in\n1 out +[0-9.]+ +[0-9.]+\n4 out +[0-9.]+ +[0-9.]+\n", result.Out);
        Assert.Contains("turns of the sweep: done", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sweep-input 4", "--sweep-output")]
    [InlineData("--shape " + Shape + " --model here", "--shape")]
    [InlineData("--shape " + Shape + " --text here.txt", "")]
    [InlineData("--shape encoder=1", "shape")]
    [InlineData("--runs 0", "--runs")]
    [InlineData("--baseline-runtime onnx", "--baseline-runtime")]
    public async Task Compare_AWrongCommandLine_IsRefused(string arguments, string named)
    {
        var result = await CommandLine.RunAsync(["compare", .. arguments.Split(' ')]);

        Assert.True(result.ExitCode is ExitCode.Usage or ExitCode.Failed, result.Error);
        Assert.Contains(named, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_LengthsThatTheModelDoesNotTake_SayTheLimit()
    {
        var result = await CommandLine.RunAsync(
            "compare", "--model", models.Golden("t5gemma-balanced"), "--baseline", models.Golden("gemma2-decoder"), "--input-tokens",
            "100000");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("reads at most", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
