using System.Text.Json;
using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Batching;

public sealed class BatchCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BatchCommandTests()
    {
        Directory.CreateDirectory(_folder["corpus/deep"]);
        File.WriteAllText(
            _folder["corpus/a.txt"],
            "The council met on Monday. It agreed to mend the old bridge before winter. The money comes from the reserve.");
        File.WriteAllText(
            _folder["corpus/deep/b.md"],
            "# Bees\n\nBees dance to tell each other where flowers are. The dance gives direction and distance.");
        File.WriteAllText(_folder["corpus/c.html"], "<p>The valve closes when the water rises. A float lifts the lever.</p>");
        File.WriteAllText(_folder["corpus/picture.png"], "not a document");
    }

    [Fact]
    public async Task Batch_Folder_GivesOneResultForEachDocument()
    {
        var result = await BatchAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Out));
        Assert.Contains("3 documents: 3 summarized, 0 were done before, 0 failed", result.Error, StringComparison.Ordinal);
        var records = Lines();
        Assert.Equal(
            ["a.txt", "c.html", "deep/b.md"], records.Select(r => r.GetProperty("file").GetString()).Order(StringComparer.Ordinal));
        Assert.All(records, r => Assert.NotEqual("", r.GetProperty("result").GetProperty("summary").GetString()));
    }

    [Fact]
    public async Task Batch_Again_DoesOnlyWhatIsNewOrChangedOrHalfWritten()
    {
        await BatchAsync();
        var untouched = Lines().Single(r => r.GetProperty("file").GetString() == "c.html").GetRawText();
        File.AppendAllText(_folder["corpus/a.txt"], " The work begins in May.");
        File.WriteAllText(_folder["corpus/d.txt"], "A new document came. It is read too.");
        var kept = File.ReadAllLines(_folder["out.jsonl"]).Where(l => !l.Contains("deep/b.md", StringComparison.Ordinal));
        File.WriteAllText(_folder["out.jsonl"], string.Join('\n', kept) + "\n{\"file\":\"deep/b.md\",\"sha2");

        var result = await BatchAsync();

        Assert.Contains("4 documents: 3 summarized, 1 were done before, 0 failed", result.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["a.txt", "c.html", "d.txt", "deep/b.md"],
            Lines().Select(r => r.GetProperty("file").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains(untouched, Lines().Select(r => r.GetRawText()));
        Assert.Contains("4 documents: 0 summarized, 4 were done before", (await BatchAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_OtherOptions_SummarizesAgain()
    {
        await BatchAsync();

        var result = await BatchAsync("--length", "short");

        Assert.Contains("3 summarized, 0 were done before", result.Error, StringComparison.Ordinal);
        Assert.Equal(3, Lines().Count);
    }

    [Fact]
    public async Task Batch_DamagedDocument_IsRecordedAndStopsNoOther()
    {
        File.WriteAllText(_folder["corpus/broken.pdf"], "%PDF-1.7 and nothing more");

        var result = await BatchAsync();

        Assert.Equal(ExitCode.Incomplete, result.ExitCode);
        Assert.Contains("broken.pdf: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("4 documents: 3 summarized, 0 were done before, 1 failed", result.Error, StringComparison.Ordinal);
        var broken = Lines().Single(r => r.GetProperty("file").GetString() == "broken.pdf");
        Assert.Equal(JsonValueKind.Null, broken.GetProperty("result").ValueKind);
        Assert.Contains("PDF", broken.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_Parts_AreTheWholeTogether()
    {
        var names = new List<string?>();
        for (var part = 0; part < 3; part++)
        {
            await CommandLine.RunAsync("batch", _folder["corpus"], "--output", _folder[$"{part}.jsonl"], "--shard", $"{part}/3");
            names.AddRange(Lines($"{part}.jsonl").Select(r => r.GetProperty("file").GetString()));
        }

        Assert.Equal(["a.txt", "c.html", "deep/b.md"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Batch_OutputFolder_MirrorsTheCorpusAndIsResumed()
    {
        string[] arguments = ["batch", _folder["corpus"], "--output-folder", _folder["results"]];

        await CommandLine.RunAsync(arguments);
        var again = await CommandLine.RunAsync(arguments);

        Assert.Equal(
            ["a.txt.json", "c.html.json", "deep/b.md.json"],
            Directory.EnumerateFiles(_folder["results"], "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder["results"], f)).Order(StringComparer.Ordinal));
        Assert.Contains("0 summarized, 3 were done before", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("batch corpus", "either --output FILE or --output-folder DIR")]
    [InlineData("batch corpus --output a --output-folder b", "either --output FILE or --output-folder DIR")]
    [InlineData("batch corpus --output a --shard 8/8", "--shard must be i/n, a part from 0 to n-1 and the number of parts, such as 3/8; it is '8/8'")]
    public async Task Batch_WrongCommandLine_SaysWhatIsRight(string arguments, string expected)
    {
        var result = await CommandLine.RunAsync(arguments.Split(' '));

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_NothingToRead_SaysSo()
    {
        Directory.CreateDirectory(_folder["empty"]);

        Assert.Contains(
            "There are no documents in", (await CommandLine.RunAsync("batch", _folder["empty"], "--output", _folder["o"])).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "There is no file or folder", (await CommandLine.RunAsync("batch", _folder["none"], "--output", _folder["o"])).Error,
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandResult> BatchAsync(params string[] more) =>
        CommandLine.RunAsync(["batch", _folder["corpus"], "--output", _folder["out.jsonl"], .. more]);

    private List<JsonElement> Lines(string file = "out.jsonl") =>
        [.. File.ReadLines(_folder[file]).Select(l => JsonDocument.Parse(l).RootElement)];
}
