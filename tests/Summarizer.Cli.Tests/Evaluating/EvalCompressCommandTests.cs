using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Evaluating;

public sealed class EvalCompressCommandTests
{
    private const string Answerable =
        """{"id":"1","task":"compress","question":"Who stepped out first?","document":"Apollo 11 landed in 1969. Neil Armstrong stepped out first. Michael Collins stayed in orbit. The crew came home after eight days. Millions watched it.","summary":"Neil Armstrong stepped out first.","answer":"Neil Armstrong"}""";

    private const string Without =
        """{"id":"2","task":"compress","question":"Who?","document":"Nobody knows. Nobody asks.","summary":"No answer.","answerable":false}""";

    [Fact]
    public async Task EvalCompress_OneQuestion_MeasuresEveryMethod()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder["squad.jsonl"], [Answerable, Without]);

        var run = await CommandLine.RunAsync(
            "eval-compress", "--model", Pocket, "--data", folder["squad.jsonl"], "--rate", "0.4", "--rate-of-ten", "0", "--json");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        var setting = Assert.Single(run.Json.GetProperty("settings").EnumerateArray());
        Assert.Equal("single", setting.GetProperty("setting").GetString());
        var scores = setting.GetProperty("scores").EnumerateArray().ToDictionary(s => s.GetProperty("method").GetString()!);
        Assert.Equal(["none", "lead", "bm25", "bm25_passage", "vectors", "hybrid", "summarizer"], scores.Keys);
        Assert.All(scores.Values, s => Assert.Equal(1, s.GetProperty("rows").GetInt32()));
        Assert.All(["none", "bm25", "hybrid", "summarizer"], m => Assert.Equal(1, scores[m].GetProperty("strict").GetDouble()));
        Assert.Equal(0, scores["none"].GetProperty("tokens_saved").GetDouble());
        Assert.All(scores.Values.Skip(1), s => Assert.Equal(0, s.GetProperty("over_budget").GetInt32()));
        Assert.InRange(scores["bm25"].GetProperty("tokens_saved").GetDouble(), 0.6, 1);
    }

    [Fact]
    public async Task EvalCompress_NoAnswers_SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["x.jsonl"], Without);

        var run = await CommandLine.RunAsync("eval-compress", "--model", Pocket, "--data", folder["x.jsonl"]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("No row has a question and an answer that stands in its document", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EvalCompress_RateAboveOne_IsAUsageError()
    {
        var run = await CommandLine.RunAsync("eval-compress", "--model", Pocket, "--data", "x.jsonl", "--rate", "1.5");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("--rate must be above 0, to 1", run.Error, StringComparison.Ordinal);
    }

    private static string Pocket => Path.Combine(Repository.Root, "models", "pocket");
}
