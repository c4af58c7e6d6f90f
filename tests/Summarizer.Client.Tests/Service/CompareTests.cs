using Summarizer.Client.Comparison;
using Summarizer.Client.Problems;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Service;

[Collection(RealModel.Name)]
public sealed class CompareTests(RealService service)
{
    private static readonly CompareRequest Request = new()
    {
        Models = ["pocket", "pocket"],
        Runtimes = ["ort", "genai"],
        InputTokens = 16,
        OutputTokens = 3,
        Runs = 2,
        Warmup = 1,
    };

    [Fact]
    public async Task Compare_OneModelOnTwoRuntimes_GivesBothAndTheirRatio()
    {
        var comparison = await service.Client.CompareAsync(Request);

        Assert.StartsWith("cpr-", comparison.Id, StringComparison.Ordinal);
        Assert.Equal((2, 1, 1), (comparison.Settings.Runs, comparison.Settings.Warmup, comparison.Settings.Concurrency));
        Assert.Equal([("ort", 16, 3), ("genai", 16, 3)], comparison.Results.Select(r => (r.Runtime, r.InputTokens, r.OutputTokens)));
        Assert.All(comparison.Results, result => Assert.InRange(result.TtftMs.P50, 0.001, result.E2eMs.P50));
        var speedup = Assert.Single(comparison.Speedups);
        Assert.True(speedup.E2e.Ratio > 0);
        Assert.NotEmpty(comparison.Environment.Processor);
        Assert.Contains("ttft", comparison.Definitions.Keys);
    }

    [Fact]
    public async Task CompareStream_Sweep_TellsOfEveryTurnAndCellAndEndsWithTheWhole()
    {
        var request = Request with { InputTokens = null, OutputTokens = null, Runs = 1, Warmup = 0, Sweep = new([8, 16], [1, 2]) };

        var events = await service.Client.CompareStreamAsync(request).ToListAsync();

        var started = Assert.IsType<ComparisonStarted>(events[0]);
        var completed = Assert.IsType<ComparisonCompleted>(events[^1]).Response;
        Assert.Equal((started.Id, 8), (completed.Id, started.Turns));
        Assert.Equal(Enumerable.Range(1, 8), events.OfType<ComparisonProgress>().Select(p => p.Done));
        Assert.Equal(4, events.OfType<SweepCell>().Count());
        Assert.Equal(4, completed.Sweep!.Cells.Count);
        Assert.Empty(completed.Results);
    }

    [Fact]
    public async Task Compare_UnknownModel_IsNotFound()
    {
        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(() => service.Client.CompareAsync(Request with { Models = ["pocket", "gpt"] }));

        Assert.Equal(("model-not-found", 404), (thrown.Code, thrown.Status));
    }
}
