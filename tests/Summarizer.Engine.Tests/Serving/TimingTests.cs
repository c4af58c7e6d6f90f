using Microsoft.Extensions.Time.Testing;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

public sealed class TimingTests(ExportedBundles bundles)
{
    private const string Fixture = "t5gemma-balanced";
    private readonly GoldenFixture _golden = new(Fixture);

    [Theory]
    [InlineData(Fixture)]
    [InlineData("gemma2-decoder")]
    public async Task Result_Timings_AddUp(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        // Every look at this clock moves it by a millisecond, so no phase can be zero.
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        await using var engine = InferenceEngine.Load(bundles.Of(fixture), new EngineOptions { Threads = 1, KvCacheMiB = 64 }, time);

        foreach (var result in await engine.RunAllAsync(Enumerable.Range(0, 12).Select(i => golden.Request("greedy_all", i % 3))))
        {
            var timings = result.Timings;
            Assert.Equal(timings.Total, timings.Queue + timings.Encode + timings.Decode);
            Assert.True(timings.Queue > TimeSpan.Zero && timings.Encode > TimeSpan.Zero);
            Assert.True(timings.FirstToken > timings.Queue + timings.Encode);

            // A mean of 23 intervals is rounded to a tick of 100 ns.
            var sum = timings.FirstToken + (timings.PerToken!.Value * 23);
            Assert.InRange(sum - timings.Total, TimeSpan.FromTicks(-23), TimeSpan.FromTicks(23));
        }
    }

    [Fact]
    public async Task Result_TimingsOfBeams_HaveTheirFirstTokenAtTheEnd()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        await using var engine = InferenceEngine.Load(bundles.Of(Fixture), new EngineOptions { Threads = 1, KvCacheMiB = 64 }, time);

        var timings = (await engine.RunAsync(_golden.Request("beam4", 0))).Timings;

        Assert.Equal(timings.Total, timings.FirstToken);
        Assert.Null(timings.PerToken);
    }

    [Fact]
    public async Task Status_LoopStandsStill_TellsSinceWhen()
    {
        var time = new FakeTimeProvider();
        await using var engine = InferenceEngine.Load(bundles.Of(Fixture), new EngineOptions { Threads = 1, KvCacheMiB = 64 }, time);
        using var pause = new PausedConstraint();
        var generation = engine.Submit(_golden.Request("greedy_all", 0) with { Constraint = pause }, TestContext.Current.CancellationToken);
        await pause.ReachedAsync();

        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(TimeSpan.FromMinutes(5), time.GetUtcNow() - engine.Status.LastStep);
        pause.Free();
        await generation.Result;
    }
}
