using Summarizer.Bundles;
using Summarizer.Grounding;
using Summarizer.Quoting;

namespace Summarizer.Tests.Quoting;

public sealed class RankedSentencesTests
{
    private static readonly SentenceWeights Plain = new() { OpeningTokens = 8, LengthBase = 1 };
    private static readonly QuotableText Text = new("Alpha beta gamma. Delta beta gamma. Epsilon zeta eta theta.");

    [Fact]
    public void Order_PlainWeights_IsThatOfTheModel() =>
        Assert.Equal([2, 0, 1], new RankedSentences(Text, Plain, [-2, -3, -1], [], null, null).Order);

    [Fact]
    public void Order_EachTerm_MovesWhatItIsFor()
    {
        Assert.Equal([0, 1, 2], Rank(Plain with { Lead = 1 }, null).Order);

        // Sentences 0 and 1 share two of their three longer words; sentence 2 shares none.
        Assert.Equal([0, 1, 2], Rank(Plain with { Central = 1 }, null).Order);
        Assert.Equal(2, Rank(Plain with { Lexical = 1 }, "Where is zeta?").Order[0]);
    }

    [Fact]
    public void NoAnswer_IsItsShareAmongTheSentences()
    {
        Assert.Equal(0.25, new RankedSentences(Text, Plain, [-1, -1, -1], [], -1, "Who?").NoAnswer, 1e-9);
        Assert.Equal(0.25, new RankedSentences(Text, Plain with { NoAnswer = 1 }, [-1, -1, -1], [], -2, "Who?").NoAnswer, 1e-9);
        Assert.Equal(0, Rank(Plain, null).NoAnswer);
    }

    [Fact]
    public void Words_GrowWithTheDocumentAndTheSpread()
    {
        Assert.Equal(Math.E, Rank(Plain, null).Words, 1e-9);
        Assert.Equal(Math.E * 10, Rank(Plain with { LengthDocument = 1 }, null).Words, 1e-9);
        Assert.Equal(Math.E * 3, Rank(Plain with { LengthSpread = 1 }, null).Words, 1e-9);
        Assert.Equal(Math.E, new RankedSentences(Text, Plain with { LengthSpread = 1 }, [0, -99, -99], [], null, null).Words, 1e-9);
    }

    [Fact]
    public void Words_FollowWhatTheModelExpects()
    {
        var weights = Plain with { LengthBase = 0, LengthModel = 1, Lengths = [new(5, 4), new(6, 36)] };

        Assert.Equal(4, Expected(weights, [0, -99]), 1e-9);
        Assert.Equal(36, Expected(weights, [-99, -1]), 1e-9);
        Assert.Equal(12, Expected(weights, [-3, -3]), 1e-9);
        Assert.Equal(Math.Sqrt(12), Expected(weights with { LengthModel = 0.5 }, [-3, -3]), 1e-9);
        Assert.Equal(1, Expected(weights with { Lengths = [] }, []), 1e-9);
    }

    [Theory]
    [InlineData(0, 100, new[] { 2 })]
    [InlineData(4, 100, new[] { 0, 2 })]
    [InlineData(6, 100, new[] { 0, 1, 2 })]
    [InlineData(5, 6, new[] { 0, 2 })]
    [InlineData(0, 1, new[] { 2 })]
    public void Choose_StopsAtEnoughWordsAndWithinTheTokens(int min, int max, int[] expected)
    {
        var ranked = new RankedSentences(Text, Plain, [-2, -3, -1], [], null, null);

        Assert.Equal(expected, ranked.Choose(span => span == 2 ? 3 : 2, min, max));
    }

    [Fact]
    public void Choose_TheSameSentenceTwice_TakesItOnce()
    {
        var twice = new QuotableText("So be it. And then. So be it.");

        Assert.Equal([0, 1], new RankedSentences(twice, Plain with { LengthBase = 9 }, [-1, -5, -1], [], null, null).Choose(_ => 3, 0, 100));
    }

    private static double Expected(SentenceWeights weights, double[] lengths) => new RankedSentences(Text, weights, [-1, -1, -1], lengths, null, null).Words;

    private static RankedSentences Rank(SentenceWeights weights, string? question) => new(Text, weights, [-1, -1, -1], [], null, question);
}
