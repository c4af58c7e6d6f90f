using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Compressing;

public sealed class CompressCommandTests : IDisposable
{
    private const string Query = "Who flew the command module?";
    private const string Apollo = "Apollo 11 landed on the Moon in 1969. Michael Collins flew the command module Columbia. The crew came home after eight days.";
    private const string Panda = "The giant panda lives in China. It eats bamboo.";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Compress_Files_WritesTheEvidence()
    {
        var result = await CompressAsync("--rate", "0.4");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Michael Collins flew the command module Columbia.", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("bamboo", result.Out, StringComparison.Ordinal);
        Assert.Contains("panda.txt", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compress_Json_HasOneResultPerDocumentWithPlaces()
    {
        var json = (await CompressAsync("--rate", "0.4", "--target-tokenizer", "o200k_base", "--json")).Json;

        var results = json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(2, results.Count);
        var place = results[0].GetProperty("contexts")[0];
        Assert.Equal(
            "Michael Collins flew the command module Columbia.",
            Apollo.Substring(place.GetProperty("offset").GetInt32(), place.GetProperty("length").GetInt32()));
        Assert.Equal("", results[1].GetProperty("text").GetString());
        Assert.InRange(json.GetProperty("context_tokens").GetInt32(), 1, json.GetProperty("budget_tokens").GetInt32());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Compress_LinesOfJson_FromAFileOrAPipe(bool piped)
    {
        var lines = $$"""{"id": "a", "text": "{{Apollo}}"}""" + "\n\n" + $$"""{"title": "Panda", "text": "{{Panda}}"}""" + "\n";
        File.WriteAllText(_folder["passages.jsonl"], lines);
        string[] arguments = ["compress", "--query", Query, "--json"];

        var result = piped
            ? await CommandLine.RunAsync(arguments, lines)
            : await CommandLine.RunAsync([.. arguments, _folder["passages.jsonl"]]);

        Assert.Equal(["a", "3"], result.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Compress_LineWithoutText_NamesTheLine()
    {
        var result = await CommandLine.RunAsync(["compress", "--query", Query], "{\"text\":\"a\"}\n{\"txt\":\"b\"}\n");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("standard input, line 2: there is no \"text\"", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"text\": 5}", "standard input, line 1, position 11: this is no JSON object whose text, id and title are strings.")]
    [InlineData("\n", "There are no passages in standard input. Write one JSON object ")]
    public async Task Compress_LinesThatAreNoPassages_SaysWhatToWrite(string lines, string expected)
    {
        var result = await CommandLine.RunAsync(["compress", "--query", Query], lines);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("PassageLine", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compress_TwoBudgets_AreRefused()
    {
        var result = await CompressAsync("--rate", "0.4", "--target-tokens", "9");

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("--rate and --target-tokens", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compress_OwnWordsOfAModelThatQuotes_AreRefused()
    {
        var result = await CompressAsync("--extractiveness", "low");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains(
            "--extractiveness is low, so the model would write in its own words; 'pocket' was not trained to write", result.Error,
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandResult> CompressAsync(params string[] more)
    {
        File.WriteAllText(_folder["apollo.txt"], Apollo);
        File.WriteAllText(_folder["panda.txt"], Panda);
        return CommandLine.RunAsync(["compress", "--query", Query, _folder["apollo.txt"], _folder["panda.txt"], .. more]);
    }
}
