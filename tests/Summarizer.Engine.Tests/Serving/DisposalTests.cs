using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

public sealed class DisposalTests(ExportedBundles bundles)
{
    private const string Fixture = "t5gemma-balanced";
    private readonly GoldenFixture _golden = new(Fixture);

    [Fact]
    public async Task DisposeAsync_WhileRunning_FinishesWhatRunsAndRefusesTheRest()
    {
        var engine = Engines.Load(bundles.Of(Fixture), options => options.MaxBatchSize = 1);
        using var pause = new PausedConstraint();
        var running = engine.Submit(_golden.Request("greedy_all", 0) with { Constraint = pause }, TestContext.Current.CancellationToken);
        await pause.ReachedAsync();
        var waiting = engine.Submit(_golden.Request("greedy_all", 1), TestContext.Current.CancellationToken);

        var disposal = engine.DisposeAsync().AsTask();
        Assert.Equal(
            EngineError.Draining,
            Assert.Throws<EngineException>(() => engine.Submit(_golden.Request("greedy", 0), TestContext.Current.CancellationToken)).Error);
        pause.Free();
        await disposal.WaitAsync(Patience.Limit, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(_golden.Greedy("greedy_all", 0), (await running.Result).OutputIds);
        Assert.Equal(EngineError.Draining, (await Assert.ThrowsAsync<EngineException>(() => waiting.Result)).Error);
        Assert.Equal(EngineError.Draining, (await Assert.ThrowsAsync<EngineException>(() => waiting.InputRead)).Error);
        Assert.Equal((0, 0), (engine.Status.Running, engine.Status.Waiting));
    }

    [Fact]
    public async Task DisposeAsync_ManyTimes_IsTheSameAsOnce()
    {
        var engine = Engines.Load(bundles.Of(Fixture));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => engine.DisposeAsync().AsTask()));
        await engine.DisposeAsync();

        Assert.Throws<EngineException>(() => engine.Submit(_golden.Request("greedy", 0), TestContext.Current.CancellationToken));
    }
}
