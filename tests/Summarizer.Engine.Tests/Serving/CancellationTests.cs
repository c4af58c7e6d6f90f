using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

public sealed class CancellationTests(ExportedBundles bundles)
{
    private const string Fixture = "t5gemma-balanced";
    private readonly GoldenFixture _golden = new(Fixture);

    [Fact]
    public async Task Cancel_RunningRequest_FreesItsSlotWithinOneStep()
    {
        await using var engine = Engines.Load(bundles.Of(Fixture), options => options.MaxBatchSize = 1);
        using var pause = new PausedConstraint();
        using var source = new CancellationTokenSource();
        var running = engine.Submit(_golden.Request("greedy_all", 0) with { Constraint = pause }, source.Token);
        await pause.ReachedAsync();
        var next = engine.RunAsync(_golden.Request("greedy_all", 1));

        await source.CancelAsync();
        pause.Step();

        Assert.Equal(_golden.Greedy("greedy_all", 1), (await next).OutputIds);
        await AssertCancelledAsync(running, inputWasRead: true);
        Assert.Equal((0, 0), (engine.Status.Running, engine.Status.Waiting));
    }

    [Fact]
    public async Task Cancel_QueuedRequest_NeverRuns()
    {
        await using var engine = Engines.Load(bundles.Of(Fixture), options => options.MaxBatchSize = 1);
        using var pause = new PausedConstraint();
        using var source = new CancellationTokenSource();
        var running = engine.Submit(_golden.Request("greedy_all", 0) with { Constraint = pause }, TestContext.Current.CancellationToken);
        await pause.ReachedAsync();
        using var never = new PausedConstraint();
        var queued = engine.Submit(_golden.Request("greedy_all", 1) with { Constraint = never }, source.Token);

        await source.CancelAsync();
        pause.Step();
        await pause.ReachedAsync();

        await AssertCancelledAsync(queued, inputWasRead: false);
        Assert.Equal((1, 0, 0L), (engine.Status.Running, engine.Status.Waiting, engine.Status.WaitingTokens));
        pause.Free();
        Assert.Equal(_golden.Greedy("greedy_all", 0), (await running.Result).OutputIds);
    }

    [Fact]
    public async Task Cancel_BeforeSubmit_IsCancelledAtOnce()
    {
        await using var engine = Engines.Load(bundles.Of(Fixture));

        await AssertCancelledAsync(engine.Submit(_golden.Request("beam4", 0), new CancellationToken(canceled: true)), inputWasRead: false);
    }

    [Fact]
    public async Task Cancel_AtAnyMomentOfTheEncoderPass_CancelsAndLeavesTheEngineRight()
    {
        await using var engine = Engines.Load(bundles.Random(), options => options.MaxBatchSize = 2);
        var request = new GenerationRequest { InputIds = [.. Enumerable.Range(5, 256)], MaxTokens = 40, IgnoreEnd = true };
        var expected = (await engine.RunAsync(request)).OutputIds;

        for (var delay = 0; delay < 40; delay++)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(delay / 4.0), TimeProvider.System);
            var generations = Enumerable.Range(0, 2).Select(_ => engine.Submit(request with { MaxTokens = 200 }, source.Token)).ToList();
            foreach (var generation in generations)
            {
                // Whatever came first: the end of the output or its cancellation.
                await Task.WhenAny(generation.Result).WaitAsync(Patience.Limit, TimeProvider.System, TestContext.Current.CancellationToken);
                Assert.True(generation.Result.IsCompletedSuccessfully || generation.Result.IsCanceled, $"{generation.Result.Exception}");
            }
        }

        Assert.Equal(expected, (await engine.RunAsync(request)).OutputIds);
        Assert.Equal((0, 0), (engine.Status.Running, engine.Status.Waiting));
    }

    [Fact]
    public async Task Cancel_BeamsBetweenOthers_LeavesTheOthersRight()
    {
        await using var engine = Engines.Load(bundles.Of(Fixture), options => options.MaxBatchSize = 8);
        using var pause = new PausedConstraint();
        using var source = new CancellationTokenSource();
        var holder = engine.Submit(_golden.Request("greedy_all", 0) with { Constraint = pause }, TestContext.Current.CancellationToken);
        await pause.ReachedAsync();
        var beams = engine.Submit(_golden.Request("beam4_all", 1), source.Token);
        var others = Enumerable.Range(0, 3).Select(row => engine.RunAsync(_golden.Request("greedy_all", row))).ToList();
        for (var step = 0; step < 8; step++)
        {
            pause.Step();
            await pause.ReachedAsync();
        }

        await source.CancelAsync();
        pause.Free();

        await AssertCancelledAsync(beams, inputWasRead: true);
        Assert.Equal(_golden.Greedy("greedy_all", 0), (await holder.Result).OutputIds);
        for (var row = 0; row < 3; row++)
        {
            Assert.Equal(_golden.Greedy("greedy_all", row), (await others[row]).OutputIds);
        }
    }

    [Fact]
    public async Task Cancel_EnumerationOnly_LeavesTheRequestRunning()
    {
        await using var engine = Engines.Load(bundles.Of(Fixture));
        var generation = engine.Submit(_golden.Request("greedy_all", 0), TestContext.Current.CancellationToken);

        await foreach (var token in generation)
        {
            Assert.Equal(_golden.Greedy("greedy_all", 0)[0], token.Id);
            break;
        }

        Assert.Equal(_golden.Greedy("greedy_all", 0), (await generation.Result).OutputIds);
        Assert.Throws<InvalidOperationException>(() => generation.GetAsyncEnumerator(TestContext.Current.CancellationToken));
    }

    private static async Task AssertCancelledAsync(Generation generation, bool inputWasRead)
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generation.Result.WaitAsync(Patience.Limit, TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Equal(inputWasRead, generation.InputRead.IsCompletedSuccessfully);
        Assert.True(generation.InputRead.IsCompleted);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var token in generation)
            {
                Assert.Equal("", token.Text);
            }
        });
    }
}
