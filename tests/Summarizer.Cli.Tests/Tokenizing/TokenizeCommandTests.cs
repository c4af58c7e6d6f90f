using System.Text.Json;
using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Tokenizing;

public sealed class TokenizeCommandTests(ModelFixtures models) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Tokenize_GoldenStrings_GivesTheGoldenIds()
    {
        // Every twentieth, from plain words to emoji and runs of spaces; the tokenizer's own tests take all of them.
        var cases = Cases().Where((_, index) => index % 20 == 0).ToList();
        foreach (var (text, ids) in cases)
        {
            var json = (await TokenizeAsync(text, "--json")).Json;

            Assert.Equal(ids, json.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()));
            Assert.Equal(ids.Length, json.GetProperty("count").GetInt32());
        }

        Assert.InRange(cases.Count, 10, 20);
    }

    [Fact]
    public async Task Tokenize_StandardInput_IsReadLikeAFile()
    {
        var (text, ids) = Cases().First(c => c.Ids.Length > 5);

        var result = await CommandLine.RunAsync(["tokenize", "--model", models.WithTokenizer(), "--text-file", "-", "--json"], input: text);

        Assert.Equal(ids, result.Json.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()));
    }

    [Fact]
    public async Task Tokenize_ForAPerson_ShowsIdsPiecesAndTheCount()
    {
        var (text, ids) = Cases().First(c => c.Ids.Length > 5);

        var result = await TokenizeAsync(text);

        var lines = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ids.Length + 2, lines.Length);
        Assert.StartsWith($"{ids[0]} ", lines[1], StringComparison.Ordinal);
        Assert.Equal($"{ids.Length} tokens", lines[^1]);
    }

    [Fact]
    public async Task Tokenize_BundleWithoutTokenizer_SaysWhatToDo()
    {
        File.WriteAllText(_folder["text"], "x");

        var result = await CommandLine.RunAsync("tokenize", "--model", models.Golden("t5gemma-balanced"), "--text-file", _folder["text"]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("no tokenizer", result.Error, StringComparison.Ordinal);
        Assert.Contains("export it again", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandResult> TokenizeAsync(string text, params string[] more)
    {
        File.WriteAllText(_folder["text"], text);
        return CommandLine.RunAsync(["tokenize", "--model", models.WithTokenizer(), "--text-file", _folder["text"], .. more]);
    }

    private static IEnumerable<(string Text, int[] Ids)> Cases()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Fixture("tokenizer-gemma"), "encodings.json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(c =>
            (c.GetProperty("text").GetString()!, c.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()).ToArray()))];
    }
}
