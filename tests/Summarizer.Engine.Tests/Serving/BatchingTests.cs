using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

/// <summary>What a request writes does not depend on who else is there.</summary>
public sealed class BatchingTests(ExportedBundles bundles)
{
    [Theory]
    [InlineData("t5gemma-balanced")]
    [InlineData("t5gemma-unbalanced")]
    public async Task Submit_RequestsThatJoinAndLeaveMidFlight_WriteWhatTheyWriteAlone(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture), options => options.MaxBatchSize = 3);
        using var pause = new PausedConstraint();
        var first = engine.Submit(golden.Request("greedy_all", 2) with { Constraint = pause }, TestContext.Current.CancellationToken);
        var others = new List<(int Row, int Tokens, Task<GenerationResult> Result)>();

        // Every other step somebody joins for a few steps; one waits for a slot now and then.
        for (var step = 0; step < 24; step++)
        {
            await pause.ReachedAsync();
            if (step % 2 == 0)
            {
                var (row, tokens) = (step % 3, 1 + (step % 7));
                others.Add((row, tokens, engine.RunAsync(golden.Request("greedy_all", row) with { MaxTokens = tokens, MinTokens = tokens })));
            }

            pause.Step();
        }

        Assert.Equal(golden.Greedy("greedy_all", 2), (await first.Result).OutputIds);
        foreach (var (row, tokens, result) in others)
        {
            Assert.Equal(golden.Greedy("greedy_all", row).Take(tokens), (await result).OutputIds);
        }
    }

    [Fact]
    public async Task Submit_InputsOfSimilarLength_AreEncodedTogetherAndWriteWhatTheyWriteAlone()
    {
        var golden = new GoldenFixture("t5gemma-balanced");
        await using var engine = Engines.Load(bundles.Of("t5gemma-balanced"), options => options.MaxBatchSize = 4);
        GenerationRequest[] requests =
            [.. new[] { 33, 28, 30 }.Select(length => golden.Request("greedy_all", 2) with { InputIds = golden.Inputs[2][..length] })];
        var alone = new List<GenerationResult>();
        foreach (var request in requests)
        {
            alone.Add(await engine.RunAsync(request));
        }

        // While the loop stands in a step of another request, all three arrive; the next pass takes them together.
        using var pause = new PausedConstraint();
        var holder = engine.Submit(golden.Request("greedy_all", 0) with { Constraint = pause }, TestContext.Current.CancellationToken);
        await pause.ReachedAsync();
        var running = requests.Select(request => engine.Submit(request, TestContext.Current.CancellationToken)).ToList();
        Assert.Equal((1, 3, 91L), (engine.Status.Running, engine.Status.Waiting, engine.Status.WaitingTokens));
        pause.Step();
        await pause.ReachedAsync();
        Assert.Equal((4, 0), (engine.Status.Running, engine.Status.Waiting));
        pause.Free();

        var together = await Task.WhenAll(running.Select(generation => generation.Result));
        Assert.Equal(alone.Select(result => result.OutputIds), together.Select(result => result.OutputIds));
        Assert.Equal(golden.Greedy("greedy_all", 0), (await holder.Result).OutputIds);
    }

    [Fact]
    public async Task Submit_SampledWithASeed_WritesTheSameWhateverElseRuns()
    {
        var golden = new GoldenFixture("t5gemma-nosoftcap");
        await using var engine = Engines.Load(bundles.Of("t5gemma-nosoftcap"), options => options.MaxBatchSize = 6);
        GenerationRequest Sampled(int row, long seed) =>
            golden.Request("greedy_all", row) with { Sampling = new SamplingOptions { Temperature = 1.5, TopK = 100, TopP = 0.95, Seed = seed } };

        var alone = await engine.RunAsync(Sampled(1, 7));
        var crowded = await engine.RunAllAsync(
            [Sampled(0, 1), Sampled(1, 7), Sampled(2, 7), golden.Request("beam4", 0), Sampled(1, 7), Sampled(1, 8)]);

        Assert.Equal(alone.OutputIds, crowded[1].OutputIds);
        Assert.Equal(alone.OutputIds, crowded[4].OutputIds);
        Assert.NotEqual(alone.OutputIds, crowded[5].OutputIds);
        Assert.NotEqual(golden.Greedy("greedy_all", 1), alone.OutputIds);
    }

    [Fact]
    public async Task Submit_ManyMoreThanFit_AllWriteWhatTheyWriteAlone()
    {
        var golden = new GoldenFixture("t5gemma-prescale24");
        await using var engine = Engines.Load(bundles.Of("t5gemma-prescale24"), options => options.MaxBatchSize = 2);

        var results = await engine.RunAllAsync(Enumerable.Range(0, 30).Select(i => golden.Request("greedy", i % 3)));

        Assert.All(results.Index(), result => Assert.Equal(golden.Greedy("greedy", result.Index % 3), result.Item.OutputIds));
    }
}
