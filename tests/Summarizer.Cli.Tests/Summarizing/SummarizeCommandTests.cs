using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Summarizing;

public sealed class SummarizeCommandTests(ModelFixtures models) : IDisposable
{
    private const string Text = "The council met on Monday. It agreed to mend the bridge before winter, and to pay for it from the reserve.";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Summarize_Streamed_WritesTheSameTextAsJson()
    {
        var streamed = await SummarizeAsync(Text, "--max-tokens", "12");
        var json = (await SummarizeAsync(Text, "--max-tokens", "12", "--json")).Json;

        Assert.Equal(0, streamed.ExitCode);
        Assert.Equal(json.GetProperty("summary").GetString() + "\n", streamed.Out);
        Assert.Contains("tokens read", streamed.Error, StringComparison.Ordinal);
        Assert.InRange(json.GetProperty("usage").GetProperty("output_tokens").GetInt32(), 1, 12);
        Assert.Equal("with-tokenizer", json.GetProperty("model").GetString());
        Assert.Equal(1, json.GetProperty("chunks").GetInt32());
        Assert.False(json.GetProperty("truncated").GetBoolean());
    }

    [Fact]
    public async Task Summarize_StandardInput_IsReadLikeAFile()
    {
        var fromFile = await SummarizeAsync(Text, "--max-tokens", "8");
        var fromInput = await CommandLine.RunAsync(["summarize", "-", "--model", models.WithTokenizer(), "--max-tokens", "8"], input: Text);

        Assert.Equal(0, fromInput.ExitCode);
        Assert.Equal(fromFile.Out, fromInput.Out);
    }

    [Fact]
    public async Task Summarize_TooLong_NamesLimitAndLength()
    {
        var result = await SummarizeAsync(Long(), "--max-tokens", "8", "--strategy", "single");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("256", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("end")]
    public async Task Summarize_TooLongAndTruncated_SaysSo(string side)
    {
        var json = (await SummarizeAsync(Long(), "--max-tokens", "8", "--truncate", side, "--json")).Json;

        Assert.True(json.GetProperty("truncated").GetBoolean());
        Assert.InRange(json.GetProperty("usage").GetProperty("input_tokens").GetInt32(), 128, 256);
    }

    [Fact]
    public async Task Summarize_MapReduce_ReadsTheWholeDocumentInChunks()
    {
        var json = (await SummarizeAsync(Long(), "--max-tokens", "8", "--strategy", "map_reduce", "--json")).Json;

        Assert.InRange(json.GetProperty("chunks").GetInt32(), 2, 100);
    }

    [Fact]
    public async Task Summarize_NothingToRead_SaysSo()
    {
        var result = await SummarizeAsync(" \n");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("There is no text in the document.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summarize_EmptyFileOrFolder_SaysWhichItIs()
    {
        Assert.Contains("is empty. Give a document with text.", (await SummarizeAsync("")).Error, StringComparison.Ordinal);
        Assert.Contains(
            "is a folder. Give a file, or summarize all files of the folder with 'summarizer batch",
            (await CommandLine.RunAsync("summarize", _folder.Root)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summarize_PipedPage_IsReadAsHtml()
    {
        var result = await CommandLine.RunAsync(
            ["summarize", "--max-sentences", "1"], "<!DOCTYPE html><html><body><article><p>The bridge was closed.</p></article></body></html>");

        Assert.Equal((0, "The bridge was closed.\n"), (result.ExitCode, result.Out));
    }

    [Fact]
    public async Task Summarize_PipedWithoutDash_IsRead()
    {
        var dashed = await CommandLine.RunAsync(["summarize", "-"], Text);
        var piped = await CommandLine.RunAsync(["summarize"], Text);

        Assert.Equal((0, dashed.Out), (piped.ExitCode, piped.Out));
    }

    [Fact]
    public async Task Summarize_Bullets_AreLines()
    {
        var result = await CommandLine.RunAsync(["summarize", "--format", "bullets", "--max-sentences", "2"], Text);

        Assert.Equal(
            2, result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(l => l.StartsWith("- ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--temperature 0.7", "--temperature is 0.7, which steers how a model writes")]
    [InlineData("--min-tokens 5", "--min-tokens is 5")]
    [InlineData("--num-beams 4", "Leave --num-beams out, or serve a model that writes")]
    [InlineData("--extractiveness low", "--extractiveness is low, so the model would write in its own words")]
    public async Task Summarize_WritingOfAModelThatQuotes_IsRefused(string options, string expected)
    {
        var result = await CommandLine.RunAsync(["summarize", .. options.Split(' ')], Text);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summarize_SamplingOfAModelThatWrites_IsRepeatableBySeed()
    {
        string[] draw = ["--temperature", "1.5", "--max-tokens", "12", "--seed"];

        Assert.Equal((await SummarizeAsync(Text, [.. draw, "7"])).Out, (await SummarizeAsync(Text, [.. draw, "7"])).Out);
        Assert.NotEqual((await SummarizeAsync(Text, [.. draw, "7"])).Out, (await SummarizeAsync(Text, [.. draw, "8"])).Out);
    }

    [Fact]
    public async Task Summarize_Json_SaysWhereInTheFileTheQuotationsStand()
    {
        File.WriteAllText(
            _folder["page.html"], "<h1>Council</h1><p>The council met on Monday.</p><p>It agreed to mend the bridge before winter.</p>");

        var document = (await CommandLine.RunAsync("summarize", _folder["page.html"], "--json")).Json.GetProperty("document");

        Assert.Equal("html", document.GetProperty("format").GetString());
        Assert.All(document.GetProperty("places").EnumerateArray(), p => Assert.InRange(p.GetProperty("part").GetInt32(), 0, 2));
    }

    [Fact]
    public async Task Summarize_NoModelNamed_TakesTheOneAboveTheCurrentFolder()
    {
        var place = _folder["clone/models/pocket"];
        Directory.CreateDirectory(place);
        foreach (var file in Directory.EnumerateFiles(models.WithTokenizer()))
        {
            File.Copy(file, Path.Combine(place, Path.GetFileName(file)));
        }

        Directory.CreateDirectory(_folder["clone/docs"]);
        var result = await CommandLine.RunAsync(
            ["summarize", "-", "--max-tokens", "4", "--json"], Text, currentDirectory: _folder["clone/docs"]);

        Assert.Equal("with-tokenizer", result.Json.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Summarize_BundleWithoutTokenizer_SaysWhatToDo()
    {
        var result = await CommandLine.RunAsync(["summarize", "-", "--model", models.Golden("t5gemma-balanced")], Text);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("no tokenizer", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Long() => string.Join(' ', Enumerable.Repeat(Text, 20));

    private Task<CommandResult> SummarizeAsync(string text, params string[] more)
    {
        File.WriteAllText(_folder["text"], text);
        return CommandLine.RunAsync(["summarize", _folder["text"], "--model", models.WithTokenizer(), .. more]);
    }
}
