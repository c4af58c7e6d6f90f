namespace Summarizer.TextModel.Tests.Words;

public sealed class LineHyphenTests
{
    [Theory]
    [InlineData("com", "mittee", "en", false)]
    [InlineData("after", "noon", "en", false)]
    [InlineData("rein", "force", "en", false)]
    [InlineData("long", "term", "en", true)]
    [InlineData("price", "determining", "en", true)]
    [InlineData("state-of-the", "art", "en", true)]
    [InlineData("state", "of-the-art", "en", true)]
    [InlineData("x", "ray", "en", true)]
    [InlineData("Mar", "wick", "en", false)]
    [InlineData("Anglo", "Saxon", "en", true)]
    [InlineData("Kranken", "haus", "de", false)]
    [InlineData("peut", "\u00eatre", "fr", true)]
    [InlineData("impor", "tant", "fr", false)]
    [InlineData("tornou", "se", "pt", true)]
    [InlineData("\u043a\u0442\u043e", "\u0442\u043e", "ru", true)]
    [InlineData("\u0433\u043e\u0440\u043e", "\u0434\u0430", "ru", false)]
    public void IsKept_WordAtALinesEnd_AsAPersonReadsIt(string head, string tail, string language, bool kept) =>
        Assert.Equal(kept, LineHyphen.IsKept(head, tail, language, opensSentence: false, _ => false));

    [Fact]
    public void IsKept_NameOrFirstWord_ByTheCapital() => Assert.True(LineHyphen.IsKept("Long", "term", "en", opensSentence: true, _ => false));

    [Theory]
    [InlineData("longterm", false)]
    [InlineData("long-term", true)]
    public void IsKept_WordThatTheDocumentHas_AsItIsWrittenThere(string word, bool kept) =>
        Assert.Equal(kept, LineHyphen.IsKept("long", "term", "en", opensSentence: false, w => w == word));
}
