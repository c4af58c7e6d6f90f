using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

/// <summary>Outputs as text, of a random model with a real tokenizer.</summary>
public sealed class TextTests(ExportedBundles bundles)
{
    private static readonly GenerationRequest Request = new()
    {
        InputIds = [5, 300, 1200, 77, 2000, 9],
        MaxTokens = 120,
        IgnoreEnd = true,
        Sampling = new SamplingOptions { Temperature = 2, Seed = 3 },
    };

    [Fact]
    public async Task Submit_WithTokenizer_StreamsTheTextOfTheIds()
    {
        await using var engine = Engines.Load(bundles.Random());

        var (streamed, result) = await StreamAsync(engine, Request);

        Assert.Equal(120, result.OutputIds.Count);
        Assert.Equal(result.OutputIds, streamed.Select(token => token.Id));
        Assert.Equal(engine.Tokenizer!.Decode(result.OutputIds), result.Text);
        Assert.Equal(result.Text, string.Concat(streamed.Select(token => token.Text)));
    }

    [Fact]
    public async Task Submit_StopText_EndsBeforeItsFirstOccurrence()
    {
        await using var engine = Engines.Load(bundles.Random());
        var whole = (await engine.RunAsync(Request)).Text!;

        // From the middle of one token into another.
        var stop = whole.Substring(whole.Length / 2, 5);
        var (streamed, result) = await StreamAsync(engine, Request with { Stop = ["\0never\0", stop] });

        Assert.Equal(whole[..whole.IndexOf(stop, StringComparison.Ordinal)], result.Text);
        Assert.Equal(result.Text, string.Concat(streamed.Select(token => token.Text)));
        Assert.Equal(FinishReason.Stop, result.FinishReason);
        Assert.True(result.OutputIds.Count < 120);
        Assert.Equal(result.OutputIds, streamed.Select(token => token.Id));
    }

    [Fact]
    public async Task Submit_StopTextThatNeverComes_ChangesNothing()
    {
        await using var engine = Engines.Load(bundles.Random());
        var whole = await engine.RunAsync(Request);
        var beginning = whole.Text![^3..];

        var (streamed, result) = await StreamAsync(engine, Request with { Stop = [beginning + "\0"] });

        Assert.Equal(whole.Text, result.Text);
        Assert.Equal(whole.OutputIds, streamed.Select(token => token.Id));
        Assert.Equal(FinishReason.Length, result.FinishReason);
    }

    [Fact]
    public async Task Submit_Beams_HaveText()
    {
        await using var engine = Engines.Load(bundles.Random());

        var result = await engine.RunAsync(Request with { Sampling = new(), Beams = new BeamOptions { Count = 3 }, MaxTokens = 20 });

        Assert.Equal(engine.Tokenizer!.Decode(result.OutputIds), result.Text);
    }

    private static async Task<(List<GeneratedToken> Streamed, GenerationResult Result)> StreamAsync(InferenceEngine engine, GenerationRequest request)
    {
        var generation = engine.Submit(request, TestContext.Current.CancellationToken);
        var streamed = new List<GeneratedToken>();
        await foreach (var token in generation)
        {
            streamed.Add(token);
        }

        return (streamed, await generation.Result);
    }
}
