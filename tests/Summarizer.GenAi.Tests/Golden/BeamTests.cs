using Summarizer.Engine.Requests;
using Summarizer.GenAi.Tests.Models;

namespace Summarizer.GenAi.Tests.Golden;

/// <summary>Beam search of one document finds exactly the beams that Hugging Face transformers finds, and what would not be right is refused.</summary>
public sealed class BeamTests(ExportedBundles bundles)
{
    public static TheoryData<string> Fixtures => [.. GoldenFixture.T5Gemma, .. GoldenFixture.T5AndBart];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Beams_EachRowAlone_AreTheGoldenBeamsOrRefused(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture), batch: 4);
        var isPlain = engine.Model.Decoder.HeadWidth % 16 != 0 || fixture == "t5gemma2-text" || engine.Model.Tokens.Pad == engine.Model.Tokens.DecoderStart;
        isPlain |= engine.Model.Generation is { FirstToken: not null } or { LastToken: not null };

        foreach (var (mode, row) in golden.BeamModes.SelectMany(mode => Enumerable.Range(0, 3).Select(row => (mode, row))))
        {
            var request = golden.Request(mode, row);
            if (isPlain || request.MinTokens > 0)
            {
                var refusal = Assert.Throws<EngineException>(() => engine.Submit(request, TestContext.Current.CancellationToken));
                Assert.Contains("The runtime ort can.", refusal.Message, StringComparison.Ordinal);
                continue;
            }

            AssertGolden(golden, mode, row, await engine.RunAsync(request));
        }
    }

    [Fact]
    public async Task Beams_BestOne_IsWhatIsStreamed()
    {
        var golden = new GoldenFixture("t5gemma-balanced");
        await using var engine = Engines.Load(bundles.Of("t5gemma-balanced"));

        var generation = engine.Submit(golden.Request("beam4", 1), TestContext.Current.CancellationToken);
        var streamed = new List<int>();
        await foreach (var token in generation)
        {
            streamed.Add(token.Id);
        }

        Assert.Equal(golden.Beams("beam4", 1)[0], streamed);
        Assert.Null((await generation.Result).Score);
    }

    [Fact]
    public async Task Beams_DecoderOnlyModel_AreRefused()
    {
        var golden = new GoldenFixture("gemma2-decoder");
        await using var engine = Engines.Load(bundles.Of("gemma2-decoder"));

        var refusal = Assert.Throws<EngineException>(() => engine.Submit(golden.Request("beam4", 0), TestContext.Current.CancellationToken));

        Assert.Equal(EngineError.InvalidRequest, refusal.Error);
        Assert.Contains("length penalty", refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertGolden(GoldenFixture golden, string mode, int row, GenerationResult result)
    {
        var beams = golden.Beams(mode, row);
        Assert.Equal(beams, result.Hypotheses.Select(beam => beam.OutputIds.ToArray()));
        Assert.Equal(beams[0], result.OutputIds);
        Assert.Equal(golden.Finish(mode, row, beams[0].Length), result.FinishReason);
    }
}
