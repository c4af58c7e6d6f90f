using Summarizer.Summarization;

namespace Summarizer.Tests.Summarization;

public sealed class WholeSentencesTests
{
    [Theory]
    [InlineData(true, "The mayor answered. She prom", "The mayor answered.")]
    [InlineData(true, "The mayor answered th", "The mayor answered th")]
    [InlineData(true, "The mayor answered. She promised a bridge.", "The mayor answered. She promised a bridge.")]
    [InlineData(false, "The mayor answered. No end", "The mayor answered. No end")]
    public void Written_Output_HasNoHalfSentenceAtItsEnd(bool isCut, string text, string expected) => Assert.Equal(expected, WholeSentences.Written(text, isCut));
}
