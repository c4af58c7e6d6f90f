using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

public sealed class LengthTests(ExportedBundles bundles)
{
    [Fact]
    public async Task Submit_MaxTokens_EndsThere()
    {
        var golden = new GoldenFixture("t5gemma-balanced");
        await using var engine = Engines.Load(bundles.Of("t5gemma-balanced"));

        foreach (var tokens in new[] { 1, 2, 23 })
        {
            var result = await engine.RunAsync(golden.Request("greedy_all", 0) with { MaxTokens = tokens, MinTokens = 0 });

            Assert.Equal(golden.Greedy("greedy_all", 0).Take(tokens), result.OutputIds);
            Assert.Equal(FinishReason.Length, result.FinishReason);
        }
    }

    [Fact]
    public async Task Submit_LongestInputAndOutput_Fit()
    {
        await using var engine = Engines.Load(bundles.Of("t5gemma-balanced"));
        var request = new GenerationRequest
        {
            InputIds = [.. Enumerable.Range(0, engine.MaxInputTokens).Select(i => 5 + (i % 500))],
            MaxTokens = engine.MaxOutputTokens,
            IgnoreEnd = true,
        };

        Assert.Equal(engine.MaxOutputTokens, (await engine.RunAsync(request)).OutputIds.Count);
    }

    [Fact]
    public async Task Submit_IgnoreEnd_WritesEndTokensLikeOthersUpToTheLimit()
    {
        var (golden, row) = RowThatEnds("t5gemma-unbalanced");
        await using var engine = Engines.Load(bundles.Of("t5gemma-unbalanced"));

        var result = await engine.RunAsync(golden.Request("greedy", row) with { IgnoreEnd = true });

        var ended = golden.Greedy("greedy", row);
        Assert.Equal(24, result.OutputIds.Count);
        Assert.Equal(ended, result.OutputIds.Take(ended.Length));
        Assert.Contains(result.OutputIds[ended.Length], golden.EndTokens);
        Assert.Equal(FinishReason.Length, result.FinishReason);
    }

    [Fact]
    public async Task Submit_MinTokens_PutsTheEndOff()
    {
        var (golden, row) = RowThatEnds("t5gemma-unbalanced");
        await using var engine = Engines.Load(bundles.Of("t5gemma-unbalanced"));
        var ended = golden.Greedy("greedy", row).Length;

        var result = await engine.RunAsync(golden.Request("greedy", row) with { MinTokens = ended + 2 });

        Assert.True(result.OutputIds.Count >= ended + 2);
        Assert.DoesNotContain(result.OutputIds, golden.EndTokens.Contains);
    }

    [Fact]
    public async Task Submit_IgnoreEndWithBeams_GivesFullLengthBeams()
    {
        var golden = new GoldenFixture("t5gemma-unbalanced");
        await using var engine = Engines.Load(bundles.Of("t5gemma-unbalanced"));

        var result = await engine.RunAsync(golden.Request("beam4", 1) with { IgnoreEnd = true });

        Assert.Equal(4, result.Hypotheses.Count);
        Assert.All(result.Hypotheses, beam => Assert.Equal(24, beam.OutputIds.Count));
        Assert.Equal(result.Hypotheses.OrderByDescending(beam => beam.Score), result.Hypotheses);
    }

    private static (GoldenFixture Golden, int Row) RowThatEnds(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        return (golden, Enumerable.Range(0, 3).First(row => golden.Greedy("greedy", row).Length < 20));
    }
}
