using Summarizer.Benchmarking.Planning;

namespace Summarizer.Benchmarking.Tests.Planning;

public sealed class PlannerTests
{
    private static readonly PlannedDevice H100 = KnownDevices.Find("h100-sxm")!;

    // The claim behind the shape: a 9B encoder with a 2B decoder reads about as fast as a 9B decoder-only model and writes several times as fast.
    [Fact]
    public void Plan_LongInShortOut_PrefersTheSmallDecoder()
    {
        var report = PlanReport.Of(H100, new() { InputTokens = 4096, OutputTokens = 256 }, [KnownModels.Find("t5gemma-9b-2b")!, KnownModels.Find("gemma-2-9b")!]);

        var speedup = Assert.Single(report.Speedups);
        Assert.InRange(speedup.Tpot, 2.5, 4.5);
        Assert.InRange(speedup.Ttft, 0.8, 1.1);
        Assert.InRange(speedup.E2e, 1.5, 4.5);
    }

    // A decoder of the same size with an encoder before it has more to do for the same output: what is lost is shown too.
    [Fact]
    public void Plan_SameDecoderAndAnEncoderMore_IsSlower()
    {
        var report = PlanReport.Of(H100, new() { InputTokens = 32, OutputTokens = 1024 }, [KnownModels.Find("t5gemma-9b-9b")!, KnownModels.Find("gemma-2-9b")!]);

        Assert.True(report.Speedups[0].E2e < 1);
    }

    // 2B weights in 16 bits over 3350 GB/s x 0.7: memory-bound, and by hand 2.2 ms (2.61e9 parameters, all but nothing of it read).
    [Fact]
    public void Plan_OneSequence_IsBoundByReadingTheWeights()
    {
        var plan = new Planner(H100, new() { InputTokens = 16, OutputTokens = 16 }).Plan(KnownModels.Find("gemma-2-2b")!);

        Assert.Equal("memory", plan.Step.Bound);
        Assert.Equal(2_614_341_888.0 * 2 / (3350e9 * 0.7) * 1000, plan.TpotMs, 0.01);
    }

    [Fact]
    public void Plan_AModelThatDoesNotFit_SaysSo()
    {
        var plan = new Planner(KnownDevices.Find("t4")!, new()).Plan(KnownModels.Find("gemma-2-9b")!);

        Assert.False(plan.Fits);
        Assert.Equal(0, plan.LargestBatch);
    }

    [Fact]
    public void Plan_TheLargestBatch_FitsAndOneMoreDoesNot()
    {
        var settings = new PlanSettings { InputTokens = 2048, OutputTokens = 256 };
        var model = KnownModels.Find("gemma-2-9b")!;
        var batch = new Planner(H100, settings).Plan(model).LargestBatch;

        // What a sequence adds while it is written; reading is one by one.
        var work = new ModelWork(model, 2, 2, 2);
        double Needed(long sequences) => work.WeightBytes + (sequences * (work.CacheBytes(2048, 256) + (4.0 * model.Vocabulary)));
        Assert.True(Needed(batch) <= 0.9 * 80 * (1L << 30));
        Assert.True(Needed(batch + 2) + (0.5 * (1L << 30)) > 0.9 * 80 * (1L << 30));
    }

    [Fact]
    public void Plan_EndToEnd_IsFirstTokenAndTheOthers()
    {
        var plan = new Planner(H100, new() { InputTokens = 1000, OutputTokens = 100 }).Plan(KnownModels.Find("t5gemma-2b-2b")!);

        Assert.Equal(plan.TtftMs + (99 * plan.TpotMs), plan.E2eMs, 0.02);
    }
}
