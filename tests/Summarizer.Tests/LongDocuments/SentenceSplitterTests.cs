using CsCheck;
using Summarizer.LongDocuments;

namespace Summarizer.Tests.LongDocuments;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("One.", new[] { "One." })]
    [InlineData("One. Two! Three? Four", new[] { "One. ", "Two! ", "Three? ", "Four" })]
    [InlineData("He said \"Stop.\" Then he left.", new[] { "He said \"Stop.\" ", "Then he left." })]
    [InlineData("Pi is 3.14 or so. See example.com. It is", new[] { "Pi is 3.14 or so. ", "See example.com. ", "It is" })]
    [InlineData("Dr. Smith of the U.S. Army met J. R. Jones, e.g. Monday. Good.", new[] { "Dr. Smith of the U.S. Army met J. R. Jones, e.g. Monday. ", "Good." })]
    [InlineData("Well... maybe. Yes", new[] { "Well... maybe. ", "Yes" })]
    [InlineData("Wait?! No.", new[] { "Wait?! ", "No." })]
    [InlineData("1. Start\n12. End. The end", new[] { "1. Start\n12. End. ", "The end" })]
    [InlineData("The answer is 4. Next.", new[] { "The answer is 4. ", "Next." })]
    [InlineData("これは文です。次の文。", new[] { "これは文です。", "次の文。" })]
    [InlineData("A title\n\nA text. More.", new[] { "A title\n\n", "A text. ", "More." })]
    [InlineData("line one\nline two. Next", new[] { "line one\nline two. ", "Next" })]
    public void Ends_CutsIntoSentences(string text, string[] expected) => Assert.Equal(expected, Cut(text));

    [Fact]
    public void Ends_BlankLine_IsAParagraph() =>
        Assert.Equal(
            [new(4, false), new(10, true), new(13, true), new(14, true)],
            SentenceSplitter.Ends("Go. Be.\n \nC\n\nD"));

    [Fact]
    public void Ends_AnyText_AreAscendingAndReachTheEnd() =>
        Gen.String[Gen.Char["ab. \n!?\"'。)\r\t1"], 0, 40].Sample(text =>
        {
            var ends = SentenceSplitter.Ends(text).Select(e => e.Index).ToList();
            return ends.SequenceEqual(ends.Distinct().Order()) && (text.Length == 0 ? ends.Count == 0 : ends[^1] == text.Length && ends[0] > 0);
        });

    private static IEnumerable<string> Cut(string text)
    {
        var start = 0;
        foreach (var end in SentenceSplitter.Ends(text))
        {
            yield return text[start..end.Index];
            start = end.Index;
        }
    }
}
