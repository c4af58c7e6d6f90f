using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

public sealed class OverloadTests(ExportedBundles bundles)
{
    private const string Fixture = "t5gemma-balanced";
    private readonly GoldenFixture _golden = new(Fixture);

    [Fact]
    public async Task Submit_QueueFullByRequests_IsRefusedAndTheOthersFinish()
    {
        await using var engine = Engines.Load(bundles.Of(Fixture), options => (options.MaxBatchSize, options.MaxQueuedRequests) = (1, 2));

        await AssertRefusesTheFourthAsync(engine, limit: 2);
    }

    [Fact]
    public async Task Submit_QueueFullByTokens_IsRefusedAndTheOthersFinish()
    {
        await using var engine = Engines.Load(bundles.Of(Fixture), options => (options.MaxBatchSize, options.MaxQueuedTokens) = (1, 40));

        await AssertRefusesTheFourthAsync(engine, limit: 40);
    }

    private async Task AssertRefusesTheFourthAsync(Engine.Hosting.InferenceEngine engine, long limit)
    {
        using var pause = new PausedConstraint();
        var running = engine.Submit(_golden.Request("greedy_all", 1) with { Constraint = pause }, TestContext.Current.CancellationToken);
        await pause.ReachedAsync();
        var waiting = Enumerable.Range(0, 2).Select(_ => engine.RunAsync(_golden.Request("greedy_all", 1))).ToList();

        var refusal = Assert.Throws<EngineException>(() => engine.Submit(_golden.Request("greedy_all", 1), TestContext.Current.CancellationToken));

        Assert.Equal((EngineError.Overloaded, limit), (refusal.Error, refusal.Limit));
        Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        pause.Free();
        var results = await Task.WhenAll([running.Result, .. waiting]);
        Assert.All(results, result => Assert.Equal(_golden.Greedy("greedy_all", 1), result.OutputIds));
        Assert.Equal(_golden.Greedy("greedy_all", 1), (await engine.RunAsync(_golden.Request("greedy_all", 1))).OutputIds);
    }
}
