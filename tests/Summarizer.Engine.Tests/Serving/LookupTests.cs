using Summarizer.Bundles;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

/// <summary>Guessing tokens changes how many runs an output takes, and nothing else.</summary>
public sealed class LookupTests(ExportedBundles bundles)
{
    private static readonly int[] Quoted = [.. Enumerable.Range(300, 40)];

    // Begins anew at the end of a quotation, with a token that the input does not hold.
    private static readonly int[] Output = [5, .. Quoted, 6, 300, 301, 302, 303, 7, 310, 311, 312, 313, 314, 315, 316];

    public static TheoryData<string> Fixtures => [.. GoldenFixture.T5Gemma, .. GoldenFixture.DecoderOnly];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Submit_AlwaysGuessing_WritesTheGoldenTokens(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture), options => options.PromptLookup = PromptLookupChoice.On);

        foreach (var mode in golden.GreedyModes)
        {
            for (var row = 0; row < golden.Inputs.Length; row++)
            {
                Assert.Equal(golden.Greedy(mode, row), (await engine.RunAsync(golden.Request(mode, row))).OutputIds);
            }
        }
    }

    [Theory]
    [InlineData(Precision.Fp32, 1e-3)]
    [InlineData(Precision.Int8, 0.5)]
    public async Task Submit_QuotingOutput_TakesFewRunsAndScoresTheSame(Precision precision, double tolerance)
    {
        var (plain, plainRuns) = await ForceAsync(precision, PromptLookupChoice.Off);
        var (guessed, guessedRuns) = await ForceAsync(precision, PromptLookupChoice.On);

        Assert.Equal(Output.Length, plainRuns);
        Assert.InRange(guessedRuns, 1, plainRuns / 2);
        Assert.Equal(plain, guessed, tolerance);
    }

    [Fact]
    public async Task Submit_Sampling_DrawsTheSameTokens()
    {
        var request = new GenerationRequest { InputIds = Quoted, MaxTokens = 60, IgnoreEnd = true, Sampling = new SamplingOptions { Temperature = 0.01, Seed = 3 } };

        Assert.Equal((await RunAsync(PromptLookupChoice.Off, request)).OutputIds, (await RunAsync(PromptLookupChoice.On, request)).OutputIds);
    }

    [Fact]
    public async Task Submit_StopTextInsideAGuess_EndsThere()
    {
        await using var engine = Load(PromptLookupChoice.On, Precision.Fp32, new CountingFaults());
        var whole = await ForceAsync(engine, []);
        var stop = engine.Tokenizer!.Decode(Output[20..24]);

        var stopped = await ForceAsync(engine, [stop]);

        Assert.Equal(Output, whole.OutputIds);
        Assert.Equal(whole.Text![..whole.Text!.IndexOf(stop, StringComparison.Ordinal)], stopped.Text);
        Assert.Equal(FinishReason.Stop, stopped.FinishReason);
        Assert.InRange(stopped.OutputIds.Count, 20, 25);
        Assert.Equal(Output.Take(stopped.OutputIds.Count), stopped.OutputIds);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(12)]
    public async Task Submit_LimitInsideAGuess_EndsThere(int most)
    {
        await using var engine = Load(PromptLookupChoice.On, Precision.Fp32, new CountingFaults());

        var result = await engine.RunAsync(Request(new ForcedConstraint(Output)) with { MaxTokens = most });

        Assert.Equal(Output[..most], result.OutputIds);
        Assert.Equal(FinishReason.Length, result.FinishReason);
    }

    [Fact]
    public async Task Submit_OthersJoinAndLeave_NobodyChanges()
    {
        var golden = new GoldenFixture("t5gemma-balanced");
        await using var engine = Engines.Load(bundles.Of("t5gemma-balanced"), options => (options.MaxBatchSize, options.PromptLookup) = (3, PromptLookupChoice.On));
        int[] output = [7, .. golden.Inputs[2], 8, .. golden.Inputs[2]];
        for (var round = 0; round < 3; round++)
        {
            using var pause = new PausedConstraint();
            var forced = new ForcedConstraint(output);
            var quoting = engine.RunAsync(golden.Request("greedy_all", 2) with { Constraint = forced, MaxTokens = Math.Min(output.Length, engine.MaxOutputTokens), MinTokens = 0, IgnoreEnd = true });
            var writer = engine.Submit(golden.Request("greedy_all", round) with { Constraint = pause }, TestContext.Current.CancellationToken);
            await pause.ReachedAsync();
            var other = engine.RunAsync(golden.Request("greedy_all", (round + 1) % 3));
            pause.Free();

            Assert.Equal(output.Take(engine.MaxOutputTokens), (await quoting).OutputIds);
            Assert.Equal(golden.Greedy("greedy_all", round), (await writer.Result).OutputIds);
            Assert.Equal(golden.Greedy("greedy_all", (round + 1) % 3), (await other).OutputIds);
        }
    }

    [Theory]
    [InlineData(Precision.Fp32, PromptLookupChoice.Auto, true)]
    [InlineData(Precision.Int8, PromptLookupChoice.Auto, false)]
    [InlineData(Precision.Int8, PromptLookupChoice.On, true)]
    [InlineData(Precision.Fp32, PromptLookupChoice.Off, false)]
    public async Task Load_Choice_SaysWhoGuesses(Precision precision, PromptLookupChoice choice, bool guesses) =>
        Assert.Equal(guesses, (await ForceAsync(precision, choice)).Runs < Output.Length);

    private async Task<(double LogProbability, int Runs)> ForceAsync(Precision precision, PromptLookupChoice choice)
    {
        var counter = new CountingFaults();
        await using var engine = Load(choice, precision, counter);
        var before = counter.DecoderRuns;
        var forced = new ForcedConstraint(Output);
        var result = await engine.RunAsync(Request(forced));
        Assert.Equal(Output, result.OutputIds);
        return (forced.LogProbability, counter.DecoderRuns - before);
    }

    private async Task<GenerationResult> RunAsync(PromptLookupChoice choice, GenerationRequest request)
    {
        await using var engine = Load(choice, Precision.Fp32, new CountingFaults());
        return await engine.RunAsync(request);
    }

    private static Task<GenerationResult> ForceAsync(InferenceEngine engine, string[] stop) => engine.RunAsync(Request(new ForcedConstraint(Output)) with { Stop = stop });

    private InferenceEngine Load(PromptLookupChoice choice, Precision precision, CountingFaults counter) =>
        EngineLoader.Load(bundles.Random(precision), new EngineOptions { Threads = 1, KvCacheMiB = 64, PromptLookup = choice }, TimeProvider.System, counter);

    private static GenerationRequest Request(TokenConstraint constraint) => new() { InputIds = Quoted, MaxTokens = Output.Length, IgnoreEnd = true, Constraint = constraint };
}
