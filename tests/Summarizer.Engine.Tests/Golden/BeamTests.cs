using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Golden;

/// <summary>Beam search finds exactly the beams, and the scores, that Hugging Face transformers finds.</summary>
public sealed class BeamTests(ExportedBundles bundles)
{
    private const double ScoreTolerance = 1e-4;

    public static TheoryData<string> Fixtures => [.. GoldenFixture.T5Gemma, .. GoldenFixture.T5AndBart, .. GoldenFixture.DecoderOnly];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Beams_EachRowAlone_AreTheGoldenBeams(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture), options => options.MaxBatchSize = 4);

        foreach (var (mode, row) in Cases(golden))
        {
            AssertGolden(golden, mode, row, await engine.RunAsync(golden.Request(mode, row)));
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Beams_AllRowsModesAndSomeGreedyOnesAtOnce_AreTheGoldenBeams(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture), options => options.MaxBatchSize = 14);
        var cases = Cases(golden).ToList();

        // Greedy rows between the beams leave holes that beams move into.
        var greedy = Enumerable.Range(0, 6).Select(i => engine.RunAsync(golden.Request("greedy", i % 3) with { MaxTokens = 1 + (3 * i) })).ToList();
        var results = await engine.RunAllAsync(cases.Select(c => golden.Request(c.Mode, c.Row)));
        await Task.WhenAll(greedy);

        foreach (var ((mode, row), result) in cases.Zip(results))
        {
            AssertGolden(golden, mode, row, result);
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
    }

    private static IEnumerable<(string Mode, int Row)> Cases(GoldenFixture golden) =>
        golden.BeamModes.SelectMany(mode => Enumerable.Range(0, golden.Inputs.Length).Select(row => (mode, row)));

    private static void AssertGolden(GoldenFixture golden, string mode, int row, GenerationResult result)
    {
        var (beams, scores) = (golden.Beams(mode, row), golden.BeamScores(mode, row));
        Assert.Equal(beams.Length, result.Hypotheses.Count);
        for (var i = 0; i < beams.Length; i++)
        {
            Assert.Equal(beams[i], result.Hypotheses[i].OutputIds);
            Assert.Equal(scores[i], result.Hypotheses[i].Score!.Value, ScoreTolerance);
        }

        Assert.Equal(beams[0], result.OutputIds);
        Assert.Equal(result.Hypotheses[0].Score, result.Score);
        Assert.Equal(golden.Finish(mode, row, beams[0].Length), result.FinishReason);
    }
}
