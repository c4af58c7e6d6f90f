using Summarizer.Choosing;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Tests.Summarization;

public sealed class LengthWishTests
{
    [Theory]
    [InlineData(150)]
    [InlineData(300)]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(3000)]
    public void Of_EachLength_AimsAtMoreThanTheOneBefore(int words)
    {
        var (shortest, medium, longest) = (Aim(words, SummaryLength.Short), Aim(words, SummaryLength.Medium), Aim(words, SummaryLength.Long));

        Assert.True(medium >= 1.4 * shortest, $"{shortest} {medium}");
        Assert.True(longest >= 1.4 * medium, $"{medium} {longest}");
        Assert.InRange(longest, 0, 0.6 * words);
    }

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(3000, 600)]
    [InlineData(20000, 1000)]
    public void Of_Long_IsAFifthOfALongDocumentUpToAThousandWords(int words, int aim) => Assert.Equal(aim, Aim(words, SummaryLength.Long));

    [Fact]
    public void Of_Short_IsAtMostTwoSentences() =>
        Assert.Equal(2, LengthWish.Of(new() { Text = "x", Length = SummaryLength.Short }, Text(500), _ => true).MaxSentences);

    private static double Aim(int words, SummaryLength length) =>
        LengthWish.Of(new() { Text = "x", Length = length }, Text(words), _ => true).AimWords!.Value;

    private static StructuredText Text(int words) =>
        TextAnalyzer.Analyze(string.Join(' ', Enumerable.Range(0, words / 10).Select(i => $"Room {i} of the house was painted in {i} days.")), "en");
}
