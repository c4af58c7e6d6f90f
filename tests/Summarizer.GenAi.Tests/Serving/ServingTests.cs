using Summarizer.Bundles;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.GenAi.Hosting;
using Summarizer.GenAi.Tests.Models;

namespace Summarizer.GenAi.Tests.Serving;

public sealed class ServingTests(ExportedBundles bundles)
{
    private readonly GenerationRequest _request = new() { InputIds = [.. Enumerable.Range(5, 60)], MaxTokens = 40, MinTokens = 40 };

    [Fact]
    public async Task Submit_ModelWithTokenizer_StreamsWhatTheOtherRuntimeStreams()
    {
        await using var genai = Engines.Load(bundles.Random());
        await using var ort = Engines.LoadOrt(bundles.Random());

        var expected = await ort.RunAsync(_request);
        var generation = genai.Submit(_request, TestContext.Current.CancellationToken);
        var (text, ids) = ("", new List<int>());
        await foreach (var token in generation)
        {
            text += token.Text;
            ids.Add(token.Id);
        }

        Assert.Equal(expected.OutputIds, ids);
        Assert.Equal(expected.Text, text);
        Assert.Equal((EngineRuntime.GenAi, EngineRuntime.Ort), (genai.Runtime, ort.Runtime));
    }

    [Fact]
    public async Task Submit_StopText_EndsBeforeIt()
    {
        await using var genai = Engines.Load(Repository.Model);
        await using var ort = Engines.LoadOrt(Repository.Model);
        var request = _request with { InputIds = [.. ort.Tokenizer!.Encode("Summarize: The council met on Monday to decide about the old bridge. It will be closed.")] };
        var whole = (await ort.RunAsync(request)).Text!;
        var stop = whole[(whole.Length / 2)..][..3];

        var (a, b) = (await genai.RunAsync(request with { Stop = [stop] }), await ort.RunAsync(request with { Stop = [stop] }));

        Assert.Equal((b.Text, FinishReason.Stop), (a.Text, a.FinishReason));
        Assert.Equal(b.OutputIds, a.OutputIds);
    }

    [Fact]
    public async Task Submit_Sampling_SameSeedSameTokensWhateverElseRuns()
    {
        await using var engine = Engines.Load(bundles.Random());
        GenerationRequest Sample(long seed) => _request with { Sampling = new() { Temperature = 1, TopK = 50, TopP = 0.95, Seed = seed } };

        var alone = (await engine.RunAsync(Sample(7))).OutputIds;
        var together = await engine.RunAllAsync([_request, Sample(7), Sample(8), _request]);

        Assert.Equal(alone, together[1].OutputIds);
        Assert.NotEqual(alone, together[2].OutputIds);
        Assert.Equal((await engine.RunAsync(_request)).OutputIds, together[0].OutputIds);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(5, 0.5)]
    [InlineData(1 << 20, 0.9)]
    public async Task Submit_SamplingAtLowTemperature_IsGreedy(int topK, double topP)
    {
        await using var engine = Engines.Load(bundles.Random());

        var sampled = await engine.RunAsync(_request with { Sampling = new() { Temperature = 1e-3, TopK = topK, TopP = topP } });

        Assert.Equal((await engine.RunAsync(_request)).OutputIds, sampled.OutputIds);
    }

    [Fact]
    public async Task Submit_Embedding_IsThatOfTheOtherRuntime()
    {
        await using var genai = Engines.Load(bundles.Random());
        await using var ort = Engines.LoadOrt(bundles.Random());

        var (a, b) = (await genai.RunAsync(_request with { WantsEmbedding = true }), await ort.RunAsync(_request with { WantsEmbedding = true }));

        Assert.Equal(b.Embedding, a.Embedding);
    }

    [Fact]
    public async Task Submit_Timings_AddUp()
    {
        await using var engine = Engines.Load(bundles.Random());

        var timings = (await engine.RunAsync(_request)).Timings;

        Assert.Equal(timings.Total.TotalMilliseconds, (timings.Queue + timings.Encode + timings.Decode).TotalMilliseconds, 0.01);
        Assert.InRange(timings.FirstToken, timings.Queue + timings.Encode, timings.Total);
        Assert.NotNull(timings.PerToken);
    }

    [Fact]
    public async Task Submit_WhatItCannotDo_IsRefusedAndTheOtherRuntimeNamed()
    {
        await using var engine = Engines.Load(bundles.Random());
        GenerationRequest[] requests =
        [
            _request with { Constraint = new AnyToken() },
            _request with { MinTokens = 0, Candidates = [[5, 6]] },
            _request with { IgnoreEnd = true },
            _request with { Beams = new() { Count = 2 } },
            _request with { MinTokens = 0, Beams = new() { Count = 2 }, Sampling = new() { RepetitionPenalty = 1.2 } },
            _request with { MinTokens = 0, Beams = new() { Count = 2 }, Sampling = new() { NoRepeatNgramSize = 3 } },
        ];

        foreach (var request in requests)
        {
            var refusal = Assert.Throws<EngineException>(() => engine.Submit(request, TestContext.Current.CancellationToken));
            Assert.Equal(EngineError.InvalidRequest, refusal.Error);
            Assert.StartsWith("The runtime genai cannot ", refusal.Message, StringComparison.Ordinal);
            Assert.EndsWith(" The runtime ort can.", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Load_Gpu_SaysThatThisBuildHasNone()
    {
        var error = Assert.Throws<BundleException>(
            () => GenAiInferenceEngine.Load(bundles.Random(), new EngineOptions { ExecutionProvider = ExecutionProviderChoice.Cuda }, TimeProvider.System));

        Assert.Contains("CUDA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_WhileRequestsWait_RefusesThoseAndFinishesWhatRuns()
    {
        var engine = Engines.Load(bundles.Random(), batch: 1);
        var running = engine.Submit(_request, TestContext.Current.CancellationToken);
        await running.InputRead;
        var waiting = engine.Submit(_request, TestContext.Current.CancellationToken);

        await engine.DisposeAsync();

        Assert.Equal(40, (await running.Result).OutputIds.Count);
        Assert.Equal(EngineError.Draining, (await Assert.ThrowsAsync<EngineException>(() => waiting.Result)).Error);
        Assert.Equal(EngineError.Draining, Assert.Throws<EngineException>(() => engine.Submit(_request, TestContext.Current.CancellationToken)).Error);
    }

    private sealed class AnyToken : TokenConstraint
    {
        public override void Mask(Span<float> logits)
        {
        }

        public override void Accept(int token)
        {
        }

        public override TokenConstraint Fork() => this;
    }
}
