using Summarizer.Evaluation.Text;

namespace Summarizer.Evaluation.Tests.Text;

public sealed class WordsTests
{
    [Theory]
    [InlineData("U.S. GDP grew 3.5%!", "u s gdp grew 3 5")]
    [InlineData("state-of-the-art don't", "state of the art don t")]
    [InlineData("Müller naïve café", "m ller na ve caf")]
    [InlineData("…", "")]
    public void Of_GivesRunsOfLowerCaseLettersAndDigits(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Words.Of(text)));

    [Fact]
    public void Encode_EqualWordsOfTwoTexts_GetEqualNumbers()
    {
        var ids = new WordIds();

        Assert.Equal([0, 1, 0], ids.Encode("The cat, the"));
        Assert.Equal([2, 1], ids.Encode("a CAT"));
    }
}
