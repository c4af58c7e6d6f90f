using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Planning;

public sealed class PlanCommandTests(ModelFixtures models)
{
    [Fact]
    public async Task Plan_KnownModels_PredictsBothShapes()
    {
        var plan = (await CommandLine.RunAsync("plan", "--json")).Json.GetProperty("plan");

        Assert.Equal(
            ["t5gemma-9b-2b", "gemma-2-9b"], plan.GetProperty("models").EnumerateArray().Select(m => m.GetProperty("model").GetString()));
        Assert.Equal(12_292_375_296, plan.GetProperty("models")[0].GetProperty("parameters").GetInt64());
        Assert.True(plan.GetProperty("speedups")[0].GetProperty("tpot").GetDouble() > 2);
    }

    // The configuration alone: the fixtures' weights are counted to the last one.
    [Theory]
    [InlineData("t5gemma-balanced")]
    [InlineData("t5gemma-unbalanced")]
    [InlineData("t5gemma-untied")]
    [InlineData("gemma2-decoder")]
    [InlineData("gemma3-decoder")]
    public async Task Plan_AConfiguration_CountsTheParametersOfTheCheckpoint(string fixture)
    {
        var config = Path.Combine(Repository.Fixture(fixture), "config.json");

        var plan = (await CommandLine.RunAsync("plan", "--models", config, models.Golden(fixture), "--json")).Json.GetProperty("plan");

        var counts = plan.GetProperty("models").EnumerateArray().Select(m => m.GetProperty("parameters").GetInt64()).ToList();
        Assert.Equal(Bundles.Bundle.Open(models.Golden(fixture)).Manifest.Parameters, counts[0]);
        Assert.Equal(counts[0], counts[1]);
    }

    [Fact]
    public async Task Plan_Measured_ShowsThePredictionBesideIt()
    {
        var result = await CommandLine.RunAsync(
            "plan", "--models", models.Golden("t5gemma-balanced"), "--device", "this-machine", "--input-tokens", "16", "--output-tokens",
            "4", "--measure", "--threads", "1");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Matches(@"t5gemma-balanced end-to-end +[0-9.]+ +[0-9.]+ +[+-]?[0-9]+ ?%", result.Out);
    }

    [Theory]
    [InlineData("--device abacus", "--memory-gib")]
    [InlineData("--models abacus", "Known models are")]
    [InlineData("--measure", "bundle")]
    [InlineData("--batch 0", "--batch")]
    public async Task Plan_AWrongCommandLine_IsRefused(string arguments, string named)
    {
        var result = await CommandLine.RunAsync(["plan", .. arguments.Split(' ')]);

        Assert.NotEqual(ExitCode.Success, result.ExitCode);
        Assert.Contains(named, result.Error, StringComparison.Ordinal);
    }
}
