using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Inspecting;

public sealed class InfoCommandTests(ModelFixtures models) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Info_Json_HoldsTheManifestAndTheSizes()
    {
        var folder = models.Golden("t5gemma-unbalanced");

        var json = (await CommandLine.RunAsync("info", "--model", folder, "--json")).Json;

        var manifest = json.GetProperty("manifest");
        Assert.Equal("t5gemma", manifest.GetProperty("architecture").GetString());
        Assert.Equal("fp32", manifest.GetProperty("precision").GetString());
        Assert.Equal([1, 107], manifest.GetProperty("tokens").GetProperty("end").EnumerateArray().Select(id => id.GetInt32()));

        Assert.Matches("^u8[su]8$", json.GetProperty("int8_products").GetString());

        // 2 (keys, values) x 2 layers x 2 key/value heads x 12 wide x 4 bytes.
        Assert.Equal(384, json.GetProperty("kv_bytes_per_input_token").GetInt32());
        Assert.Equal(384, json.GetProperty("kv_bytes_per_output_token").GetInt32());
        var files = new DirectoryInfo(folder).EnumerateFiles().Where(f => f.Name != "manifest.json");
        Assert.Equal(files.Sum(f => f.Length), json.GetProperty("total_bytes").GetInt64());
    }

    [Fact]
    public async Task Info_ForAPerson_ShowsShapesLimitsAndCache()
    {
        var result = await CommandLine.RunAsync("info", "--model", models.Golden("t5gemma-unbalanced"));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("6 layers, 96 wide, 6 heads (3 key/value) of 16, feed-forward 64", result.Out, StringComparison.Ordinal);
        Assert.Contains("2 layers, 48 wide, 4 heads (2 key/value) of 12, feed-forward 96", result.Out, StringComparison.Ordinal);
        Assert.Contains("384 bytes per input token, 384 per output token", result.Out, StringComparison.Ordinal);
        Assert.Contains("int8 products", result.Out, StringComparison.Ordinal);
        Assert.Contains("start 2, end 1 or 107, padding 0", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Info_DamagedFile_NamesItAndBothHashes()
    {
        foreach (var file in Directory.EnumerateFiles(models.Golden("t5gemma-balanced")))
        {
            File.Copy(file, _folder[Path.GetFileName(file)]);
        }

        var weights = _folder["decoder.onnx.data"];
        var bytes = File.ReadAllBytes(weights);
        bytes[^1] ^= 1;
        File.WriteAllBytes(weights, bytes);

        var result = await CommandLine.RunAsync("info", "--model", _folder.Root);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("decoder.onnx.data", result.Error, StringComparison.Ordinal);
        Assert.Contains("sha256", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
