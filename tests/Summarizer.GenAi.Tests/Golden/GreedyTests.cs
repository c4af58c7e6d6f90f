using Summarizer.Engine.Requests;
using Summarizer.GenAi.Tests.Models;

namespace Summarizer.GenAi.Tests.Golden;

/// <summary>Greedy search, with and without penalties, writes exactly what Hugging Face transformers writes.</summary>
public sealed class GreedyTests(ExportedBundles bundles)
{
    public static TheoryData<string> Fixtures => [.. GoldenFixture.T5Gemma, .. GoldenFixture.T5AndBart, .. GoldenFixture.DecoderOnly];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Greedy_EachRowAlone_WritesTheGoldenTokens(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture), batch: 1);

        foreach (var (mode, row) in Cases(golden))
        {
            AssertGolden(golden, mode, row, await engine.RunAsync(golden.Request(mode, row)));
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Greedy_AllRowsAndModesAtOnce_WritesTheGoldenTokens(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture), batch: 12);
        var cases = Cases(golden).ToList();

        var results = await engine.RunAllAsync(cases.Select(c => golden.Request(c.Mode, c.Row)));

        foreach (var ((mode, row), result) in cases.Zip(results))
        {
            AssertGolden(golden, mode, row, result);
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Greedy_RowsOfDifferentLimitsInOneBatch_EndAtTheirOwn(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture), batch: 8);

        var results = await engine.RunAllAsync(Enumerable.Range(1, 8).Select(most => golden.Request("greedy", 2) with { MaxTokens = most }));

        for (var most = 1; most <= 8; most++)
        {
            var expected = golden.Greedy("greedy", 2);
            Assert.Equal(expected.Take(most), results[most - 1].OutputIds);
            Assert.Equal(most <= expected.Length ? FinishReason.Length : FinishReason.Stop, results[most - 1].FinishReason);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Greedy_ModelWithForcedTokens_WritesTheGoldenTokens(int batch)
    {
        var golden = new GoldenFixture("bart-classic");
        await using var engine = Engines.Load(bundles.ForcedTokens, batch);

        var results = await engine.RunAllAsync(Enumerable.Range(0, golden.Inputs.Length).Select(row => golden.Request(GoldenFixture.ForcedMode, row)));

        foreach (var (row, result) in results.Index())
        {
            AssertGolden(golden, GoldenFixture.ForcedMode, row, result);
            Assert.Equal(0, result.OutputIds[0]);
        }
    }

    [Fact]
    public async Task Greedy_ForcedTokensOfAShortOutput_AreTheFirstAndTheLast()
    {
        var golden = new GoldenFixture("bart-classic");
        await using var genai = Engines.Load(bundles.ForcedTokens);
        await using var ort = Engines.LoadOrt(bundles.ForcedTokens);

        for (var most = 1; most <= 6; most++)
        {
            var request = golden.Request("greedy_all", 1) with { MinTokens = 0, MaxTokens = most };
            var (a, b) = (await genai.RunAsync(request), await ort.RunAsync(request));
            Assert.Equal(b.OutputIds, a.OutputIds);
            Assert.Equal((b.EndToken, b.FinishReason), (a.EndToken, a.FinishReason));
            Assert.Equal(FinishReason.Length, a.FinishReason);
        }
    }

    [Theory]
    [InlineData("gemma2-decoder", 1)]
    [InlineData("gemma2-decoder", 7)]
    [InlineData("gemma3-decoder", 4)]
    public async Task Greedy_PromptReadInChunks_WritesTheGoldenTokens(string fixture, int chunk)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture), batch: 1, configure: options => options.PrefillChunkTokens = chunk);

        for (var row = 0; row < 3; row++)
        {
            AssertGolden(golden, "greedy", row, await engine.RunAsync(golden.Request("greedy", row)));
        }
    }

    private static IEnumerable<(string Mode, int Row)> Cases(GoldenFixture golden) =>
        golden.GreedyModes.SelectMany(mode => Enumerable.Range(0, golden.Inputs.Length).Select(row => (mode, row)));

    private static void AssertGolden(GoldenFixture golden, string mode, int row, GenerationResult result)
    {
        var expected = golden.Greedy(mode, row);
        Assert.Equal(expected, result.OutputIds);
        Assert.Equal(golden.Finish(mode, row, expected.Length), result.FinishReason);
        Assert.Empty(result.Hypotheses);
    }
}
