namespace Summarizer.TextModel.Tests.Words;

public sealed class TextWordsTests
{
    [Theory]
    [InlineData("CAFÉ", "café")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("ｃａｆé", "café")]
    [InlineData("The oﬃce opens", "the office opens")]
    [InlineData("Straße", "strasse")]
    [InlineData("long\u00ADterm", "longterm")]
    [InlineData("don't 3.5", "don t 3 5")]
    [InlineData("修理费用", "修理 理费 费用")]
    [InlineData("橋", "橋")]
    [InlineData("ค่าซ่อม", "ค่า าซ่ ซ่อ อม")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("각\u1100\u1161\u11A8", "각각")]
    [InlineData("...", "")]
    public void Of_Text_GivesWordsInMatchingForm(string text, string words) => Assert.Equal(words, string.Join(' ', TextWords.Of(text)));

    [Theory]
    [InlineData("en", "The costs of the repairs", "The cost of a repair")]
    [InlineData("de", "Die Kosten der Brücken", "Kosten einer Brücke")]
    [InlineData("fr", "Les villes fermées", "la ville fermée")]
    [InlineData("es", "Los puentes cerrados", "el puente cerrado")]
    [InlineData("ru", "Мосты закрыты", "мост закрыт")]
    public void TermsOf_FormsOfTheSameWords_AreEqual(string language, string one, string other) =>
        Assert.Equal(TextWords.TermsOf(other, language), TextWords.TermsOf(one, language));

    [Fact]
    public void TermsOf_StopWordsAlone_KeepsThem() => Assert.Equal(["to", "be"], TextWords.TermsOf("To be", "en"));
}
