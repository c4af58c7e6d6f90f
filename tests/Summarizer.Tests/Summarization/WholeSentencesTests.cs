using Summarizer.Grounding;
using Summarizer.Summarization;

namespace Summarizer.Tests.Summarization;

public sealed class WholeSentencesTests
{
    private const string Text = "The mayor answered the council on Monday. She promised a new bridge. Section 27 was repealed, which nobody expected at all.";

    [Theory]
    [InlineData(true, "She promised a new bridge.", "She promised a new bridge.", "The mayor answered th")]
    [InlineData(true, "The mayor answered the council on Monday.", "The mayor answered th")]
    [InlineData(false, "She promised a new bridge.|Section 27 was repealed, which nobody expected at all.", "promised a new bridge.", "Section 27 was repealed,")]
    [InlineData(true, "The mayor answered the council on Monday.|She promised a new bridge.", "The mayor answered the council on Monday. She promised a new bridge.")]
    [InlineData(true, "The mayor answered the council on Monday.", "The mayor answered the council on Monday. She prom")]
    [InlineData(false, "She promised a new bridge.", "She promised a new bridge.", "promised")]
    public void Quoted_Output_IsWholeSentencesEachOnce(bool isCut, string expected, params string[] quotations) =>
        Assert.Equal(expected.Split('|'), WholeSentences.Quoted(QuotableText.ProseOf(Text), quotations, isCut));

    [Theory]
    [InlineData(true, "The mayor answered. She prom", "The mayor answered.")]
    [InlineData(true, "The mayor answered th", "The mayor answered th")]
    [InlineData(true, "The mayor answered. She promised a bridge.", "The mayor answered. She promised a bridge.")]
    [InlineData(false, "The mayor answered. No end", "The mayor answered. No end")]
    public void Written_Output_HasNoHalfSentenceAtItsEnd(bool isCut, string text, string expected) => Assert.Equal(expected, WholeSentences.Written(text, isCut));
}
