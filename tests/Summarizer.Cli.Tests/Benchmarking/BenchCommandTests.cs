using Summarizer.Bundles;
using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Benchmarking;

public sealed class BenchCommandTests(ModelFixtures models) : IDisposable
{
    private const string Shape = "encoder=1x32x2,decoder=1x24x2,head=8,ffn=48/40,vocab=64";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Bench_Model_GivesOneResultPerBatch()
    {
        var json = (await CommandLine.RunAsync(
            "bench", "--model", models.Golden("t5gemma-balanced"), "--input-tokens", "24", "--output-tokens", "12", "--batch", "1,3", "--threads", "1", "--runs", "2", "--json")).Json;

        var results = json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal([1, 3], results.Select(r => r.GetProperty("batch").GetInt32()));
        Assert.All(results, result =>
        {
            Assert.Equal(24, result.GetProperty("input_tokens").GetInt32());
            Assert.Equal(12, result.GetProperty("output_tokens").GetInt32());
            Assert.InRange(result.GetProperty("encode_ms").GetDouble(), 0.001, 60_000);
            Assert.InRange(result.GetProperty("ttft_ms").GetDouble(), result.GetProperty("encode_ms").GetDouble() * 0.5, 60_000);
            Assert.InRange(result.GetProperty("tokens_per_s").GetDouble(), 0.1, 10_000_000);

            // Eleven steps take most of the run's time and not more than it; the factor is for a machine that is busy with something else.
            var run = 12_000 * result.GetProperty("batch").GetInt32() / result.GetProperty("tokens_per_s").GetDouble();
            Assert.InRange(result.GetProperty("step_ms").GetDouble(), 0.001, run / 11 * 3);
            Assert.InRange(result.GetProperty("peak_rss_mb").GetDouble(), 10, 100_000);
        });
        Assert.Equal(1, json.GetProperty("environment").GetProperty("threads").GetInt32());
        Assert.All(
            new[] { "encode_ms", "ttft_ms", "step_ms", "tokens_per_s", "peak_rss_mb" },
            name => Assert.NotEmpty(json.GetProperty("definitions").GetProperty(name).GetString()!));
    }

    [Fact]
    public async Task Bench_Shape_MeasuresRandomWeightsAndKeepsTheBundleWhereAsked()
    {
        var json = (await CommandLine.RunAsync(
            "bench", "--shape", Shape, "--precision", "fp32", "--input-tokens", "16", "--output-tokens", "4", "--warmup", "0", "--runs", "1", "--keep", _folder["kept"], "--json")).Json;

        Assert.Equal(1, json.GetProperty("results").GetArrayLength());
        var manifest = Bundle.Open(_folder["kept"]).Manifest;
        Assert.Equal(
            (32, 24, 48, 40),
            (manifest.Encoder!.Hidden, manifest.Decoder.Hidden, manifest.Encoder.FeedForward, manifest.Decoder.FeedForward));
        Assert.Equal((16, 4, 64), (manifest.Limits.MaxInputTokens, manifest.Limits.MaxOutputTokens, manifest.Limits.Vocabulary));
        Assert.Equal(manifest.Parameters, json.GetProperty("model").GetProperty("parameters").GetInt64());
    }

    [Fact]
    public async Task Bench_KeepInAnOccupiedFolder_IsRefusedBeforeAnyWork()
    {
        File.WriteAllText(_folder["mine"], "x");

        var result = await CommandLine.RunAsync("bench", "--shape", Shape, "--keep", _folder.Root);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains(_folder.Root, result.Error, StringComparison.Ordinal);
        Assert.Equal([_folder["mine"]], Directory.EnumerateFileSystemEntries(_folder.Root));
    }

    [Fact]
    public async Task Bench_ForAPerson_PrintsTheFormulaBesideTheNumber()
    {
        var result = await CommandLine.RunAsync(
            "bench", "--model", models.Golden("t5gemma-balanced"), "--input-tokens", "8", "--output-tokens", "1", "--warmup", "0", "--runs", "1");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("step_ms = time from one token of a row to its next", result.Out, StringComparison.Ordinal);

        // With a single token there is no step; a zero would be a lie.
        var columns = result.Out.Split('\n').Single(
            line => line.StartsWith("1  ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("-", columns[5]);
    }

    [Theory]
    [InlineData("--input-tokens", "129")]
    [InlineData("--output-tokens", "129")]
    public async Task Bench_LongerThanTheModel_NamesTheLimit(string option, string value)
    {
        string[] lengths = option == "--input-tokens" ? [option, value] : ["--input-tokens", "8", option, value];

        var result = await CommandLine.RunAsync(["bench", "--model", models.Golden("t5gemma-balanced"), .. lengths]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains($"{option} is 129, more than the model's 128", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_BatchFailsInItsOwnProcess_IsToldOnce()
    {
        var result = await CommandLine.RunAsync(
            "bench", "--model", models.Golden("t5gemma-balanced"), "--input-tokens", "129", "--batch", "1,2");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Equal("summarizer: --input-tokens is 129, more than the model's 128. Give at most 128.\n", result.Error);
    }

    public void Dispose() => _folder.Dispose();
}
