using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Evaluating;

public sealed class EvalCommandTests(ModelFixtures models) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Eval_AModel_GivesEveryFigureAndTheReport()
    {
        var report = _folder["report.html"];

        var result = await EvalAsync("--report", report, "--json");

        Assert.Equal([24, 24], result.Json.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("rows").GetInt32()));
        Assert.Equal("with-tokenizer", result.Json.GetProperty("model").GetProperty("name").GetString());
        Assert.Equal(12, result.Json.GetProperty("settings").GetProperty("max_tokens").GetInt32());
        Assert.InRange(result.Json.GetProperty("run").GetProperty("output_tokens").GetInt32(), 1, 48 * 12);
        var metrics = result.Json.GetProperty("overall").GetProperty("metrics");
        Assert.InRange(metrics.GetProperty("oracle_rouge_1").GetProperty("value").GetDouble(), 0.5, 1);
        Assert.InRange(metrics.GetProperty("rouge_1").GetProperty("high").GetDouble(), 0, 1);
        Assert.Equal(6, result.Json.GetProperty("sources")[1].GetProperty("truncated_rows").GetInt32());
        Assert.Contains("48 of 48 rows", result.Error, StringComparison.Ordinal);
        Assert.Contains($"report: {report}", result.Error, StringComparison.Ordinal);
        Assert.Equal(7, XDocument.Parse((await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken))["<!DOCTYPE html>".Length..]).Descendants("svg").Count());
    }

    [Fact]
    public async Task Eval_AnInt8ModelWithRowsAloneOrBatched_GivesTheSameFigures()
    {
        var alone = await RunAsync("1");
        var batched = await RunAsync("8");

        Assert.Equal(alone.Json.GetProperty("sources").GetRawText(), batched.Json.GetProperty("sources").GetRawText());

        Task<CommandResult> RunAsync(string batch) => CommandLine.RunAsync(
            "eval", "--model", Path.Combine(Repository.Root, "models", "pocket"), "--data", Paragraphs(), "--bootstrap", "0", "--max-tokens", "64", "--batch", batch, "--json");
    }

    [Fact]
    public async Task Eval_ForAPerson_WritesOneLinePerSourceAndTheirMean()
    {
        var result = await EvalAsync("--limit", "5");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"(?m)^source +rows +R-1 +R-2 ", result.Out);
        Assert.Matches(@"(?m)^prose +5 +\d+\.\d ", result.Out);
        Assert.Matches(@"(?m)^answers +5 +\d+\.\d ", result.Out);
        Assert.Matches(@"(?m)^all +10 +\d+\.\d ", result.Out);
    }

    [Fact]
    public async Task Eval_ABadLine_IsNamedBeforeTheModelIsLoaded()
    {
        var file = _folder["bad.jsonl"];
        await File.WriteAllTextAsync(file, "{\"id\": \"a\"}\n", TestContext.Current.CancellationToken);

        var result = await CommandLine.RunAsync("eval", "--model", "no-such-model", "--data", file);

        Assert.Equal(
            (ExitCode.Failed, "", $"summarizer: '{file}' line 1 has no \"task\"; it must be summarize, headline or compress.\n"),
            (result.ExitCode, result.Out, result.Error));
    }

    [Fact]
    public async Task Eval_AReportInAMissingFolder_IsRefusedFirst()
    {
        var result = await CommandLine.RunAsync(
            "eval", "--model", "no-such-model", "--data", "no-such-data.jsonl", "--report", _folder["no/report.html"]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains($"'{_folder["no"]}' of the report does not exist", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eval_ABundleWithoutTokenizer_IsRefused()
    {
        var result = await CommandLine.RunAsync("eval", "--model", models.Golden("t5gemma-balanced"), "--data", Prose());

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("has no tokenizer", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eval_ABundleWithoutTheTask_SaysWhichPromptIsMissing()
    {
        var bundle = Directory.CreateDirectory(_folder["bare"]).FullName;
        foreach (var file in Directory.EnumerateFiles(models.WithTokenizer()))
        {
            File.Copy(file, Path.Combine(bundle, Path.GetFileName(file)));
        }

        var manifest = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(bundle, "manifest.json"), TestContext.Current.CancellationToken))!;
        manifest["prompts"]!.AsObject().Remove("headline");
        await File.WriteAllTextAsync(Path.Combine(bundle, "manifest.json"), manifest.ToJsonString(), TestContext.Current.CancellationToken);

        var result = await CommandLine.RunAsync("eval", "--model", bundle, "--data", Prose());

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("has no prompt for the task 'headline' (it has: compress, summarize)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EvalCompare_Results_ShowsTheTrendsAndTheChoice()
    {
        List<string> files = [];
        foreach (var tokens in (string[])["2", "6", "12", "12"])
        {
            files.Add(_folder[$"step{files.Count}.json"]);
            await File.WriteAllTextAsync(
                files[^1], (await EvalAsync("--json", "--max-tokens", tokens)).Out, TestContext.Current.CancellationToken);
        }

        var shown = await CommandLine.RunAsync(["eval-compare", .. files]);
        var json = (await CommandLine.RunAsync(["eval-compare", .. files, "--json"])).Json;

        Assert.Equal(0, shown.ExitCode);
        Assert.Matches(@"(?m)^metric +step0 +step1 +step2 +step3 +growth +ordering +verdict$", shown.Out);
        Assert.Matches(@"(?m)^chosen: step\d$", shown.Out);
        Assert.Equal(["step0", "step1", "step2", "step3"], json.GetProperty("checkpoints").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(
            ["metric", "values", "growth", "ordering", "kept"], json.GetProperty("metrics")[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task EvalCompare_OneResult_IsAUsageError() =>
        Assert.Equal(ExitCode.Usage, (await CommandLine.RunAsync("eval-compare", "a.json")).ExitCode);

    private Task<CommandResult> EvalAsync(params string[] more) => CommandLine.RunAsync(
        ["eval", "--model", models.WithTokenizer(), "--data", Prose(), Answers(), "--bootstrap", "50", .. more.Contains("--max-tokens") ? more : ["--max-tokens", "12", .. more]]);

    private string Prose() => Write("pairs-prose.jsonl", i => new { id = $"p{i}", task = i % 2 == 0 ? "summarize" : "headline", document = $"Row {i} begins. Item {i} is red. It ends.", summary = $"Item {i} is red." });

    private string Answers() => Write("answers.jsonl", i => new
    {
        id = $"a{i}",
        task = "compress",
        question = $"What colour is item {i}?",
        document = string.Concat(Enumerable.Repeat($"Row {i} begins. Item {i} is red. It ends. ", i % 4 == 0 ? 60 : 1)),
        summary = i % 3 == 0 ? "No answer." : $"Item {i} is red.",
        answerable = i % 3 != 0,
    });

    // Real text of many lengths: where outputs are close calls, small differences show.
    private string Paragraphs()
    {
        var paragraphs = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Order()
            .SelectMany(f => File.ReadAllText(f).Split("\n\n")).Where(p => p.Length > 80).Take(40).ToList();
        return Write(
            "paragraphs.jsonl", i => new { id = $"{i}", task = "summarize", document = paragraphs[i], summary = paragraphs[i][..60] },
            paragraphs.Count);
    }

    private string Write(string name, Func<int, object> row, int rows = 24)
    {
        File.WriteAllLines(_folder[name], Enumerable.Range(0, rows).Select(i => JsonSerializer.Serialize(row(i))));
        return _folder[name];
    }
}
