using Summarizer.Engine;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Sessions;
using Summarizer.GenAi.Hosting;
using Summarizer.GenAi.Tests.Models;

namespace Summarizer.GenAi.Tests.Serving;

public sealed class FaultTests(ExportedBundles bundles)
{
    private const string Fixture = "t5gemma-balanced";
    private const int Poison = 411;
    private readonly GoldenFixture _golden = new(Fixture);

    [Fact]
    public Task Run_ThirtyFaults_EachFailsThoseWhoTookPartAndNobodyElse() => SufferAsync(30);

    [Fact]
    [Trait(Category.Name, Category.Soak)]
    public Task Run_TwoHundredFaults_EachFailsThoseWhoTookPartAndNobodyElse()
    {
        Assert.SkipUnless(Soak.IsWanted, Soak.How);
        return SufferAsync(200);
    }

    [Theory]
    [InlineData(false, "The encoder failed: it took longer than 0.2 s and was stopped.")]
    [InlineData(true, "The generator failed: it took longer than 0.2 s and was stopped.")]
    public async Task Run_TakesTooLong_IsStoppedAndTheNextIsRight(bool decoder, string message)
    {
        using var hang = new HangingRun(decoder ? GraphKind.Decoder : GraphKind.Encoder);
        await using var engine = Engines.Load(
            bundles.Of(Fixture), faults: hang, configure: options => options.MaxEncodeTime = options.MaxStepTime = TimeSpan.FromMilliseconds(200));
        hang.Next = true;

        var error = await Assert.ThrowsAsync<EngineException>(() => engine.RunAsync(_golden.Request("greedy_all", 0)));

        Assert.Equal(EngineError.InferenceFailed, error.Error);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        hang.Free();
    }

    [Fact]
    public async Task Run_TimerFiresTwice_IsStillLate()
    {
        var clock = new FiringClock();
        await using var engine = GenAiInferenceEngine.Load(
            bundles.Of(Fixture), new EngineOptions { Threads = 1, KvCacheMiB = 256 }, clock, new FiringTwice(clock));
        clock.IsArmed = true;

        var error = await Assert.ThrowsAsync<EngineException>(() => engine.RunAsync(_golden.Request("greedy_all", 0)));

        Assert.Contains("The generator failed: it took longer than 15 s and was stopped.", error.Message, StringComparison.Ordinal);
        Assert.Equal(_golden.Greedy("greedy_all", 1), (await engine.RunAsync(_golden.Request("greedy_all", 1))).OutputIds);
    }

    [Theory]
    [InlineData("greedy", 0.0)]
    [InlineData("greedy", 0.8)]
    [InlineData("beam4", 0.0)]
    public async Task Submit_InputThatGivesNaN_FailsAloneAndLeavesNoTrace(string mode, double temperature)
    {
        var folder = PoisonedModel.Export(bundles, Fixture, "model.encoder.embed_tokens.weight", Poison);
        await using var engine = Engines.Load(folder);
        var poisoned = _golden.Request(mode, 2) with { InputIds = [.. _golden.Inputs[2].SkipLast(1), Poison], Sampling = new() { Temperature = temperature, Seed = 1 } };

        var broken = engine.RunAsync(poisoned);
        var healthy = await engine.RunAllAsync(Enumerable.Range(0, 3).Select(row => _golden.Request("greedy", row)));

        var error = await Assert.ThrowsAsync<EngineException>(() => broken);
        Assert.Equal(EngineError.InferenceFailed, error.Error);
        Assert.All(healthy.Index(), result => Assert.Equal(_golden.Greedy("greedy", result.Index), result.Item.OutputIds));
    }

    [Fact]
    public async Task Submit_WrittenTokenThatGivesNaN_FailsAtThatToken()
    {
        // With an output layer of its own, and a token that the warm-up of a new engine does not write.
        const string Untied = "t5gemma-untied";
        var golden = new GoldenFixture(Untied);
        await using var ort = Engines.LoadOrt(bundles.Of(Untied));
        var warmUp = await ort.RunAsync(new() { InputIds = [ort.Model.Tokens.DecoderStart], MaxTokens = 8, MinTokens = 8 });
        var poison = golden.Greedy("greedy_all", 0).SkipLast(1).First(id => !warmUp.OutputIds.Contains(id));
        await using var engine = Engines.Load(PoisonedModel.Export(bundles, Untied, "model.decoder.embed_tokens.weight", poison));

        var error = await Assert.ThrowsAsync<EngineException>(() => engine.RunAsync(golden.Request("greedy_all", 0)));

        Assert.Equal(EngineError.InferenceFailed, error.Error);
    }

    [Fact]
    public async Task Submit_InputThatTheEncoderRefuses_FailsAlone()
    {
        await using var engine = Engines.Load(bundles.FailingEncoder);
        var good = new GenerationRequest { InputIds = [5, 6, 7], MaxTokens = 10, MinTokens = 10 };
        var expected = (await engine.RunAsync(good)).OutputIds;

        var bad = engine.Submit(good with { InputIds = [5, 6, 100] }, TestContext.Current.CancellationToken);
        var others = await engine.RunAllAsync([good, good]);

        var error = await Assert.ThrowsAsync<EngineException>(() => bad.Result);
        Assert.Contains("The encoder failed", error.Message, StringComparison.Ordinal);
        Assert.True(bad.InputRead.IsFaulted);
        Assert.All(others, other => Assert.Equal(expected, other.OutputIds));
    }

    // In one step the clock jumps beyond the longest time, and the timer of the generator fires, and fires again before the step notices.
    private sealed class FiringTwice(FiringClock clock) : RunFaults
    {
        public override void Before(GraphKind graph, WaitHandle stopped)
        {
            if (graph == GraphKind.Decoder && clock.IsArmed)
            {
                clock.IsArmed = false;
                clock.Fire(times: 2, after: TimeSpan.FromHours(1));
            }
        }

        public override void AfterStep(DecoderSession decoder, int rows)
        {
        }
    }

    private async Task SufferAsync(int faults)
    {
        var throwing = new ThrowingRuns();
        await using var engine = Engines.Load(bundles.Of(Fixture), batch: 4, faults: throwing);
        var random = new Random(2);
        for (var i = 0; i < faults; i++)
        {
            throwing.Left = random.Next(12);
            var results = Enumerable.Range(0, 3).Select(row => engine.RunAsync(_golden.Request("greedy_all", row))).ToList();
            results.Add(engine.RunAsync(_golden.Request("beam4", i % 3)));
            await Task.WhenAny(Task.WhenAll(results));
            Assert.True(throwing.HasThrown);
            Assert.InRange(results.Count(result => result.IsFaulted), 1, 3);
            for (var row = 0; row < 3; row++)
            {
                Assert.Equal(results[row].IsFaulted ? null : _golden.Greedy("greedy_all", row), results[row].IsFaulted ? null : (await results[row]).OutputIds);
            }
        }

        Assert.Equal((0, 0), (engine.Status.Running, engine.Status.Waiting));
    }
}
