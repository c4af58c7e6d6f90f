using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

/// <summary>Decoder-only models: an input that is read in chunks, between the steps of others, gives what it gives at once.</summary>
public sealed class PrefillTests(ExportedBundles bundles)
{
    public static TheoryData<string, int> FixturesAndChunks =>
        [.. from fixture in GoldenFixture.DecoderOnly from chunk in new[] { 1, 5, 16, 40 } select new TheoryDataRow<string, int>(fixture, chunk)];

    public static TheoryData<string, Precision> Quantized =>
        [.. from fixture in GoldenFixture.DecoderOnly from precision in new[] { Precision.Int8, Precision.Int4 } select new TheoryDataRow<string, Precision>(fixture, precision)];

    [Theory]
    [MemberData(nameof(FixturesAndChunks))]
    public async Task Submit_InChunksWhileOthersComeAndGo_WritesTheGoldenTokensAndBeams(string fixture, int chunk)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture), options => (options.MaxBatchSize, options.PrefillChunkTokens) = (7, chunk));
        var greedy = golden.GreedyModes.SelectMany(mode => Enumerable.Range(0, 3).Select(row => (Mode: mode, Row: row))).ToList();
        var beams = golden.BeamModes.Select((mode, i) => (Mode: mode, Row: i % 3)).ToList();

        // Outputs of all lengths leave holes that the input being read, and the beams, move into.
        var shortened = Enumerable.Range(0, 9).Select(i => engine.RunAsync(golden.Request("greedy", i % 3) with { MaxTokens = 1 + (2 * i) })).ToList();
        var greedyResults = engine.RunAllAsync(greedy.Select(c => golden.Request(c.Mode, c.Row)));
        var beamResults = engine.RunAllAsync(beams.Select(c => golden.Request(c.Mode, c.Row)));

        for (var i = 0; i < shortened.Count; i++)
        {
            Assert.Equal(golden.Greedy("greedy", i % 3).Take(1 + (2 * i)), (await shortened[i]).OutputIds);
        }

        Assert.Equal(greedy.Select(c => golden.Greedy(c.Mode, c.Row)), (await greedyResults).Select(result => result.OutputIds));
        Assert.Equal(
            beams.Select(c => golden.Beams(c.Mode, c.Row)), (await beamResults).Select(result => result.Hypotheses.Select(beam => beam.OutputIds.ToArray()).ToArray()));
    }

    [Theory]
    [MemberData(nameof(Quantized))]
    public async Task Submit_QuantizedInChunksOfAnySize_WritesWhatItWritesAlone(string fixture, Precision precision)
    {
        var random = new Random(5);
        var requests = Enumerable.Range(0, 24).Select(_ => new GenerationRequest
        {
            InputIds = [.. Enumerable.Range(0, random.Next(2, 100)).Select(_ => random.Next(3, 512))],
            MaxTokens = random.Next(1, 30),
            IgnoreEnd = true,
            Sampling = new SamplingOptions { NoRepeatNgramSize = 2 },
        }).ToList();
        List<IReadOnlyList<int>> expected = [];
        await using (var engine = Engines.Load(bundles.Of(fixture, precision), options => options.MaxBatchSize = 1))
        {
            foreach (var request in requests)
            {
                expected.Add((await engine.RunAsync(request)).OutputIds);
            }
        }

        foreach (var chunk in new[] { 2, 24, 512 })
        {
            await using var engine = Engines.Load(bundles.Of(fixture, precision), options => (options.MaxBatchSize, options.PrefillChunkTokens) = (1, chunk));
            Assert.Equal(expected, (await engine.RunAllAsync(requests)).Select(result => result.OutputIds));
        }
    }

    [Fact]
    public async Task Submit_WhileAnotherIsWritten_ReadsAnEighthOfAChunkPerStep()
    {
        var golden = new GoldenFixture("gemma2-decoder");
        await using var engine = Engines.Load(bundles.Of("gemma2-decoder"), options => options.PrefillChunkTokens = 64);
        using var pause = new PausedConstraint();
        var running = engine.Submit(golden.Request("greedy_all", 0) with { Constraint = pause }, TestContext.Current.CancellationToken);
        await pause.ReachedAsync();

        // 33 tokens in chunks of 8, of which the last takes the odd token along: one chunk after each of four steps.
        var next = engine.Submit(golden.Request("greedy_all", 2), TestContext.Current.CancellationToken);
        for (var step = 0; step < 4; step++)
        {
            Assert.False(next.InputRead.IsCompleted, $"The input was read after {step} steps.");
            pause.Step();
            await pause.ReachedAsync();
        }

        await next.InputRead.WaitAsync(Patience.Limit, TimeProvider.System, TestContext.Current.CancellationToken);
        pause.Free();
        Assert.Equal(golden.Greedy("greedy_all", 0), (await running.Result).OutputIds);
        Assert.Equal(golden.Greedy("greedy_all", 2), (await next.Result).OutputIds);
    }

    [Fact]
    public async Task Cancel_WhileTheInputIsRead_LeavesWithinOneChunk()
    {
        var golden = new GoldenFixture("gemma2-decoder");
        await using var engine = Engines.Load(bundles.Of("gemma2-decoder"), options => (options.MaxBatchSize, options.PrefillChunkTokens) = (2, 32));
        using var pause = new PausedConstraint();
        using var source = new CancellationTokenSource();
        var running = engine.Submit(golden.Request("greedy_all", 0) with { Constraint = pause }, TestContext.Current.CancellationToken);
        await pause.ReachedAsync();
        var cancelled = engine.Submit(golden.Request("greedy_all", 2), source.Token);
        var waiting = engine.RunAsync(golden.Request("greedy_all", 1));
        pause.Step();
        await pause.ReachedAsync();
        pause.Step();
        await pause.ReachedAsync();
        Assert.Equal((2, 1), (engine.Status.Running, engine.Status.Waiting));

        await source.CancelAsync();
        pause.Step();
        await pause.ReachedAsync();

        // The one that waited for its slot is being read now.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.Result);
        Assert.True(cancelled.InputRead.IsCanceled);
        Assert.Equal((2, 0), (engine.Status.Running, engine.Status.Waiting));
        pause.Free();
        Assert.Equal(golden.Greedy("greedy_all", 0), (await running.Result).OutputIds);
        Assert.Equal(golden.Greedy("greedy_all", 1), (await waiting).OutputIds);
        Assert.Equal((0, 0), (engine.Status.Running, engine.Status.Waiting));
    }

    [Fact]
    public async Task Submit_InputThatTheDecoderRefusesHalfway_FailsAloneAndLeavesNoTrace()
    {
        var golden = new GoldenFixture("gemma2-decoder");
        await using var engine = Engines.Load(bundles.ShortTables, options => (options.MaxBatchSize, options.PrefillChunkTokens) = (3, 64));
        var broken = new GenerationRequest { InputIds = [.. Enumerable.Repeat(5, engine.MaxInputTokens)], MaxTokens = 4 };

        for (var round = 0; round < 2; round++)
        {
            var failing = engine.Submit(broken, TestContext.Current.CancellationToken);
            var healthy = await engine.RunAllAsync(Enumerable.Range(0, 6).Select(i => golden.Request("greedy_all", i % 3)));

            var error = await Assert.ThrowsAsync<EngineException>(() => failing.Result);
            Assert.Equal(EngineError.InferenceFailed, error.Error);
            Assert.Contains("decoder failed", error.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<EngineException>(() => failing.InputRead);
            Assert.All(healthy.Index(), result => Assert.Equal(golden.Greedy("greedy_all", result.Index % 3), result.Item.OutputIds));
        }

        Assert.Equal((0, 0), (engine.Status.Running, engine.Status.Waiting));
    }

    [Fact]
    public async Task Submit_LongestInputAndOutput_FitTheCache()
    {
        await using var engine = Engines.Load(bundles.Of("gemma3-decoder"), options => options.MaxBatchSize = 2);

        var results = await engine.RunAllAsync(Enumerable.Range(0, 3).Select(i => new GenerationRequest
        {
            InputIds = [.. Enumerable.Range(i, engine.MaxInputTokens)],
            MaxTokens = engine.MaxOutputTokens,
            IgnoreEnd = true,
        }));

        Assert.All(results, result => Assert.Equal(engine.MaxOutputTokens, result.OutputIds.Count));
    }
}
