using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Golden;

/// <summary>Greedy search writes exactly what Hugging Face transformers writes.</summary>
public sealed class GreedyTests(ExportedBundles bundles)
{
    public static TheoryData<string> Fixtures => [.. GoldenFixture.T5Gemma, .. GoldenFixture.T5AndBart, .. GoldenFixture.DecoderOnly];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Greedy_EachRowAlone_WritesTheGoldenTokens(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        await using var engine = Engines.Load(bundles.Of(fixture));

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
        await using var engine = Engines.Load(bundles.Of(fixture), options => options.MaxBatchSize = 12);
        var cases = Cases(golden).ToList();

        var results = await engine.RunAllAsync(cases.Select(c => golden.Request(c.Mode, c.Row)));

        foreach (var ((mode, row), result) in cases.Zip(results))
        {
            AssertGolden(golden, mode, row, result);
        }
    }

    [Fact]
    public async Task Greedy_SeveralEndTokens_AnyOfThemStops()
    {
        var golden = new GoldenFixture("t5gemma-unbalanced");
        await using var engine = Engines.Load(bundles.Of("t5gemma-unbalanced"));

        Assert.Equal([1, 107], engine.Model.Tokens.End);
        var results = await engine.RunAllAsync(Enumerable.Range(0, 3).Select(row => golden.Request("greedy", row)));

        Assert.Contains(results, result => result.FinishReason == FinishReason.Stop);
    }

    [Fact]
    public async Task Greedy_ModelWithForcedTokens_WritesTheGoldenTokens()
    {
        var golden = new GoldenFixture("bart-classic");
        await using var engine = Engines.Load(bundles.ForcedTokens);

        for (var row = 0; row < golden.Inputs.Length; row++)
        {
            var result = await engine.RunAsync(golden.Request(GoldenFixture.ForcedMode, row));

            AssertGolden(golden, GoldenFixture.ForcedMode, row, result);
            Assert.Equal(0, result.OutputIds[0]);
        }
    }

    [Fact]
    public async Task Greedy_ForcedBeginningUnderAConstraint_IsNoneOfItsBusiness()
    {
        var golden = new GoldenFixture("bart-classic");
        await using var engine = Engines.Load(bundles.ForcedTokens);

        var result = await engine.RunAsync(golden.Request("greedy_all", 0) with { Constraint = new ForcedConstraint([7, 8, 9, 10]), MinTokens = 0, MaxTokens = 5 });

        Assert.Equal([0, 7, 8, 9], result.OutputIds);
        Assert.Equal(2, result.EndToken);
    }

    private static IEnumerable<(string Mode, int Row)> Cases(GoldenFixture golden) =>
        golden.GreedyModes.SelectMany(mode => Enumerable.Range(0, golden.Inputs.Length).Select(row => (mode, row)));

    private static void AssertGolden(GoldenFixture golden, string mode, int row, GenerationResult result)
    {
        var expected = golden.Greedy(mode, row);
        Assert.Equal(expected, result.OutputIds);
        Assert.Equal(golden.Finish(mode, row, expected.Length), result.FinishReason);
        Assert.Null(result.Score);
        Assert.Empty(result.Hypotheses);
    }
}
