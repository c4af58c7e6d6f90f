using Summarizer.Engine.Requests;
using Summarizer.Engine.Sessions;
using Summarizer.GenAi.Tests.Models;

namespace Summarizer.GenAi.Tests.Serving;

public sealed class CancellationTests(ExportedBundles bundles)
{
    private const string Fixture = "t5gemma-balanced";
    private readonly GoldenFixture _golden = new(Fixture);

    [Theory]
    [InlineData("greedy_all")]
    [InlineData("beam4")]
    public async Task Cancel_InTheMiddleOfAStep_EndsTheStepAndTheNextRequestIsRight(string mode)
    {
        using var hang = new HangingRun(GraphKind.Decoder);
        await using var engine = Engines.Load(bundles.Of(Fixture), faults: hang);
        using var source = new CancellationTokenSource();
        hang.Next = true;
        var running = engine.Submit(_golden.Request(mode, 0), source.Token);
        await hang.ReachedAsync();
        var next = engine.RunAsync(_golden.Request("greedy_all", 1));

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Result);
        Assert.True(running.InputRead.IsCompletedSuccessfully);
        Assert.Equal(_golden.Greedy("greedy_all", 1), (await next).OutputIds);
        Assert.Equal((0, 0), (engine.Status.Running, engine.Status.Waiting));
    }

    [Fact]
    public async Task Cancel_OneOfABatch_LeavesTheOthersRight()
    {
        using var hang = new HangingRun(GraphKind.Decoder);
        await using var engine = Engines.Load(bundles.Of(Fixture), faults: hang);
        using var source = new CancellationTokenSource();
        hang.Next = true;
        var holder = engine.RunAsync(_golden.Request("greedy_all", 0) with { MaxTokens = 2, MinTokens = 2 });
        await hang.ReachedAsync();
        var others = Enumerable.Range(0, 3).Select(row => engine.RunAsync(_golden.Request("greedy_all", row))).ToList();
        var cancelled = engine.Submit(_golden.Request("greedy_all", 1), source.Token);

        hang.Free();
        await holder;
        await foreach (var token in cancelled)
        {
            Assert.Equal(_golden.Greedy("greedy_all", 1)[0], token.Id);
            await source.CancelAsync();
            break;
        }

        await Task.WhenAny(cancelled.Result);
        for (var row = 0; row < 3; row++)
        {
            Assert.Equal(_golden.Greedy("greedy_all", row), (await others[row]).OutputIds);
        }
    }

    [Fact]
    public async Task Cancel_QueuedOrBeforeSubmit_NeverRuns()
    {
        using var hang = new HangingRun(GraphKind.Decoder);
        await using var engine = Engines.Load(bundles.Of(Fixture), batch: 1, faults: hang);
        using var source = new CancellationTokenSource();
        hang.Next = true;
        var running = engine.RunAsync(_golden.Request("greedy_all", 0));
        await hang.ReachedAsync();
        var queued = engine.Submit(_golden.Request("greedy_all", 1), source.Token);
        var never = engine.Submit(_golden.Request("greedy_all", 1), new CancellationToken(canceled: true));

        await source.CancelAsync();
        hang.Free();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued.Result);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => never.Result);
        Assert.False(queued.InputRead.IsCompletedSuccessfully);
        Assert.Equal(_golden.Greedy("greedy_all", 0), (await running).OutputIds);
    }

    [Fact]
    public Task Cancel_SixtyTimesAtAnyMoment_CancelsAndLeavesTheEngineRight() => CancelAsync(60);

    [Fact]
    [Trait(Category.Name, Category.Soak)]
    public Task Cancel_AThousandTimesAtAnyMoment_CancelsAndLeavesTheEngineRight()
    {
        Assert.SkipUnless(Soak.IsWanted, Soak.How);
        return CancelAsync(1000);
    }

    private async Task CancelAsync(int times)
    {
        await using var engine = Engines.Load(bundles.Random(), batch: 2);
        await using var beams = Engines.Load(bundles.Random(), batch: 4);
        var request = new GenerationRequest { InputIds = [.. Enumerable.Range(5, 100)], MaxTokens = 120, MinTokens = 120 };
        var search = request with { MinTokens = 0, Beams = new BeamOptions { Count = 4 } };
        var expected = (await engine.RunAsync(request)).OutputIds;
        var random = new Random(1);
        for (var i = 0; i < times; i++)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.NextDouble() * 30), TimeProvider.System);
            Generation[] generations = [engine.Submit(request, source.Token), engine.Submit(request, source.Token), beams.Submit(search, source.Token)];
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
}
