using Summarizer.Benchmarking.Comparison;
using Summarizer.Requests;

namespace Summarizer.Benchmarking.Tests.Comparison;

/// <summary>Two real engines, as one that is asked under two names. Times depend on the machine; what must hold of them does not.</summary>
public sealed class LatencyComparerTests(TinyModel model) : IClassFixture<TinyModel>
{
    private static readonly ComparisonPlan Short = new() { OutputTokens = 8, Runs = 3, Warmup = 1 };

    [Fact]
    public async Task Compare_TwoModels_TakesTurns()
    {
        var turns = new List<ComparisonProgress>();

        var report = await CompareAsync(new() { InputTokens = 32 }, Short, turns.Add);

        Assert.Equal(["a", "b", "a", "b", "a", "b", "a", "b"], turns.Select(t => t.Model));
        Assert.Equal([true, true, false, false, false, false, false, false], turns.Select(t => t.Warmup));
        Assert.Equal(Enumerable.Range(1, 8).Select(i => (i, 8)), turns.Select(t => (t.Done, t.Total)));
        Assert.Equal(["a", "b"], report.Results.Select(r => r.Model));
        Assert.All(report.Results, r => Assert.Equal((3, 32, 8), (r.E2eMs.N, r.InputTokens, r.OutputTokens)));
    }

    [Fact]
    public async Task Compare_EveryModel_ReadsTheSameIdsAndIgnoresTheEnd()
    {
        var (a, b) = (new AlteredEngine(model.Engine), new AlteredEngine(model.Engine));

        await new LatencyComparer(TimeProvider.System).CompareAsync([new(a, 1), new(b, 1)], new() { Text = "A bridge over the river.", InputTokens = 40 }, Short, 1, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(4, a.Submitted.Count);
        Assert.All(a.Submitted.Zip(b.Submitted), pair => Assert.Equal(pair.First.InputIds, pair.Second.InputIds));
        Assert.All(a.Submitted, r => Assert.Equal((40, 8, 8), (r.InputIds.Count, r.MaxTokens, r.MinTokens)));
    }

    // Phases are on the engine's clock, end-to-end is on the caller's: between them lies only the hand-over. A busy machine may delay a single run, so the best one counts.
    [Fact]
    public async Task Compare_Phases_AddUpToTheEndToEndTime()
    {
        var gap = double.MaxValue;
        for (var attempt = 0; attempt < 10 && gap > 0.02; attempt++)
        {
            var report = await CompareAsync(new() { InputTokens = 250 }, Short with { OutputTokens = 64, Runs = 1 });
            gap = report.Results.Min(r => Math.Abs(r.E2eMs.Mean - r.PhasesMs.Sum) / r.E2eMs.Mean);
        }

        Assert.InRange(gap, 0, 0.02);
    }

    [Fact]
    public async Task Compare_TimesOfOneModel_FitTogether()
    {
        var result = (await CompareAsync(new() { InputTokens = 64 }, Short)).Results[0];

        Assert.True(result.TtftMs.Max <= result.E2eMs.Max);
        Assert.Equal(3 * 7, result.ItlMs!.N);
        Assert.Equal(result.TpotMs!.Mean, result.ItlMs.Mean, 0.01);
        Assert.Null(result.PhasesMs.Prefill);
        Assert.NotNull(result.PhasesMs.Encode);
        Assert.Equal(8 * result.RequestsPerS, result.OutputTokensPerS, 0.02 * result.OutputTokensPerS);
        Assert.Equal(result.Memory.KvBytes, (64 * result.Memory.CrossKvBytesPerToken!.Value) + (8 * result.Memory.SelfKvBytesPerToken));
        Assert.NotNull(result.OutputSample);
    }

    [Fact]
    public async Task Compare_SeveralAtOnce_CountsEveryRequest()
    {
        var report = await CompareAsync(new() { InputTokens = 16 }, Short with { Concurrency = 4, Runs = 5 });

        Assert.All(report.Results, r => Assert.Equal(20, r.E2eMs.N));
        Assert.All(report.Results, r => Assert.NotNull(r.E2eMs.P95));
        Assert.Equal(20, report.Speedups[0].N);
        Assert.NotNull(report.Speedups[0].E2e.Low);
    }

    [Fact]
    public async Task Compare_OneOutputToken_HasNoTimePerToken()
    {
        var report = await CompareAsync(new() { InputTokens = 16 }, Short with { OutputTokens = 1 });

        Assert.Null(report.Results[0].TpotMs);
        Assert.Null(report.Results[0].ItlMs);
        Assert.Null(report.Speedups[0].Tpot);
    }

    [Fact]
    public async Task Compare_LengthsThatAModelDoesNotTake_AreRefusedBeforeTheFirstTurn()
    {
        var refused = await Assert.ThrowsAsync<InvalidRequestException>(
            () => CompareAsync(new() { InputTokens = 1000 }, Short with { OutputTokens = 65 }, _ => Assert.Fail("A turn was taken.")));

        Assert.Equal(["input_tokens", "output_tokens"], refused.Errors.Keys.Order());
        Assert.Contains("256", refused.Errors["input_tokens"][0]);
    }

    [Fact]
    public async Task Compare_AModelWithoutTokenizer_ReadsTheIdsOfTheOther()
    {
        var bare = new AlteredEngine(model.Engine) { HasTokenizer = false };

        var report = await new LatencyComparer(TimeProvider.System).CompareAsync([Arm("a"), new(bare, 1)], new() { Text = "A bridge." }, Short, 1, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal("tokens-shared", Assert.Single(report.Warnings).Code);
        Assert.Equal(report.Results[0].InputTokens, report.Results[1].InputTokens);
    }

    [Fact]
    public async Task Compare_Cancelled_StopsAndLeavesNothingRunning()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new LatencyComparer(TimeProvider.System).CompareAsync(
            [Arm("a"), Arm("b")], new() { InputTokens = 200 }, Short with { Runs = 1000 }, 1, p => { if (p.Done == 3) { stop.Cancel(); } }, stop.Token));

        await model.Engine.IdleAsync();
    }

    [Fact]
    public async Task Compare_WhileOthersAreServed_Warns()
    {
        using var stop = new CancellationTokenSource();
        var busy = Enumerable.Range(0, 3).Select(_ => KeepBusyAsync(stop.Token)).ToList();

        var report = await CompareAsync(new() { InputTokens = 16 }, Short with { Runs = 20 });

        await stop.CancelAsync();
        await Task.WhenAll(busy);
        Assert.Contains(report.Warnings, w => w.Code == "server-busy");
    }

    [Fact]
    public async Task Sweep_AGrid_MeasuresEveryPairInOrder()
    {
        var (cells, turns) = (new List<SweepCell>(), new List<ComparisonProgress>());

        var report = await new SweepComparer(TimeProvider.System).SweepAsync(
            [Arm("a"), Arm("b")], new(), new([8, 64], [1, 4, 16]), Short with { Runs = 1, Warmup = 0 }, 1, turns.Add, cells.Add, TestContext.Current.CancellationToken);

        Assert.Equal([(8, 1), (8, 4), (8, 16), (64, 1), (64, 4), (64, 16)], cells.Select(c => (c.InputTokens, c.OutputTokens)));
        Assert.Equal(cells, report.Sweep!.Cells);
        Assert.Equal(Enumerable.Range(1, 12).Select(i => (i, 12)), turns.Select(t => (t.Done, t.Total)));
        Assert.All(cells, c => Assert.Equal(c.Baseline.E2eMs / c.Model.E2eMs, c.Ratio, 0.01 * c.Ratio));
        Assert.Null(cells[0].Model.TpotMs);
    }

    [Theory]
    [InlineData(new[] { 64, 8 }, "sweep.input_tokens")]
    [InlineData(new int[0], "sweep.input_tokens")]
    [InlineData(new[] { 8, 300 }, "input_tokens")]
    public void Sweep_LengthsThatAreNotAGrid_AreRefused(int[] inputs, string field)
    {
        var refused = Assert.Throws<InvalidRequestException>(() => SweepComparer.Check([Arm("a"), Arm("b")], new(inputs, [4])));

        Assert.Equal(field, Assert.Single(refused.Errors).Key);
    }

    private async Task KeepBusyAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await model.Engine.Submit(new() { InputIds = [5, 6, 7], MaxTokens = 64, IgnoreEnd = true }, default).Result;
        }
    }

    private Task<ComparisonReport> CompareAsync(ComparisonInput input, ComparisonPlan plan, Action<ComparisonProgress>? report = null) =>
        new LatencyComparer(TimeProvider.System).CompareAsync([Arm("a"), Arm("b")], input, plan, 1, report ?? (_ => { }), CancellationToken.None);

    private ComparisonArm Arm(string name) => new(new AlteredEngine(model.Engine) { Manifest = m => m with { Name = name } }, 1 << 20);
}
