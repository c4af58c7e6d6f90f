using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

/// <summary>Whatever breaks, breaks the requests that it belongs to and nothing else.</summary>
public sealed class FaultTests(ExportedBundles bundles)
{
    private const string Fixture = "t5gemma-balanced";
    private const int Poison = 411;
    private readonly GoldenFixture _golden = new(Fixture);

    [Fact]
    public async Task Submit_InputThatGivesNaN_FailsAloneAndLeavesNoTrace()
    {
        Assert.DoesNotContain(_golden.Inputs.SelectMany(ids => ids), id => id == Poison);
        var folder = PoisonedModel.Export(bundles, Fixture, "model.encoder.embed_tokens.weight", Poison);
        await using var engine = Engines.Load(folder, options => options.MaxBatchSize = 3);
        var poisoned = _golden.Request("greedy_all", 2) with { InputIds = [.. _golden.Inputs[2].SkipLast(1), Poison] };

        // Three times through all slots, in passes of the same length as healthy inputs.
        for (var round = 0; round < 3; round++)
        {
            var broken = Enumerable.Range(0, 3).Select(_ => engine.RunAsync(poisoned)).ToList();
            var healthy = await engine.RunAllAsync(Enumerable.Range(0, 6).Select(i => _golden.Request("greedy_all", i % 3)));

            foreach (var result in broken)
            {
                Assert.Equal(EngineError.InferenceFailed, (await Assert.ThrowsAsync<EngineException>(() => result)).Error);
            }

            Assert.All(healthy.Index(), result => Assert.Equal(_golden.Greedy("greedy_all", result.Index % 3), result.Item.OutputIds));
        }

        Assert.Equal((0, 0), (engine.Status.Running, engine.Status.Waiting));
    }

    [Fact]
    public async Task Submit_BeamsOverAnInputThatGivesNaN_FailAndTheirStreamToo()
    {
        var folder = PoisonedModel.Export(bundles, Fixture, "model.encoder.embed_tokens.weight", Poison);
        await using var engine = Engines.Load(folder);

        var generation = engine.Submit(_golden.Request("beam4", 0) with { InputIds = [Poison] }, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<EngineException>(async () =>
        {
            await foreach (var token in generation)
            {
                Assert.Equal("", token.Text);
            }
        });
        Assert.Equal(EngineError.InferenceFailed, error.Error);
        await generation.InputRead;
        AssertBeams(await engine.RunAsync(_golden.Request("beam4", 0)));
    }

    [Fact]
    public async Task Submit_InputThatTheEncoderRefuses_FailsBeforeItIsReadAndOthersGoOn()
    {
        await using var engine = Engines.Load(bundles.FailingEncoder);
        var good = new GenerationRequest { InputIds = [5, 6, 7], MaxTokens = 30, IgnoreEnd = true };
        var expected = (await engine.RunAsync(good)).OutputIds;
        using var pause = new PausedConstraint();
        var running = engine.Submit(good with { Constraint = pause }, TestContext.Current.CancellationToken);
        await pause.ReachedAsync();

        var broken = engine.Submit(good with { InputIds = [5, 6, 7, 100, 101, 102, 103, 104] }, TestContext.Current.CancellationToken);
        pause.Free();

        var error = await Assert.ThrowsAsync<EngineException>(() => broken.Result);
        Assert.Equal(EngineError.InferenceFailed, error.Error);
        Assert.Contains("encoder", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<EngineException>(() => broken.InputRead);
        Assert.Equal(expected, (await running.Result).OutputIds);
        Assert.Equal(expected, (await engine.RunAsync(good)).OutputIds);
        Assert.Equal((0, 0), (engine.Status.Running, engine.Status.Waiting));
    }

    [Fact]
    public async Task Submit_ConstraintThatThrows_FailsAlone()
    {
        await using var engine = Engines.Load(bundles.Of(Fixture));
        var healthy = Enumerable.Range(0, 3).Select(row => engine.RunAsync(_golden.Request("greedy_all", row))).ToList();
        var broken = engine.Submit(_golden.Request("greedy_all", 1) with { Constraint = new FailingConstraint(step: 4) }, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<EngineException>(() => broken.Result);

        Assert.Equal(EngineError.InferenceFailed, error.Error);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        for (var row = 0; row < 3; row++)
        {
            Assert.Equal(_golden.Greedy("greedy_all", row), (await healthy[row]).OutputIds);
        }
    }

    private void AssertBeams(GenerationResult result) =>
        Assert.Equal(_golden.Beams("beam4", 0), result.Hypotheses.Select(beam => beam.OutputIds.ToArray()));
}
