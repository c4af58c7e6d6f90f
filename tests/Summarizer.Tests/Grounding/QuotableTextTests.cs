using Summarizer.Grounding;

namespace Summarizer.Tests.Grounding;

public sealed class QuotableTextTests
{
    private const string Long = "This line is longer than any that an editor would wrap, since it holds a whole paragraph of a text whose lines are paragraphs";

    [Theory]
    [InlineData("Install the tool\nThe tool reads text. It writes text.", new[] { "Install the tool", "The tool reads text.", "It writes text." })]
    [InlineData("Install\r\n- first\r\n- Second thing", new[] { "Install", "first", "Second thing" })]
    [InlineData(Long + "\nNext paragraph", new[] { Long, "Next paragraph" })]
    [InlineData("A paragraph that was wrapped by hand at the usual\nWidth of an editor goes on in the next line.", new[] { "A paragraph that was wrapped by hand at the usual\nWidth of an editor goes on in the next line." })]
    [InlineData("A paragraph that was wrapped by hand at the usual width of\nEditors goes on in the next line.", new[] { "A paragraph that was wrapped by hand at the usual width of\nEditors goes on in the next line." })]
    [InlineData("A short line\nthat goes on.", new[] { "A short line\nthat goes on." })]
    [InlineData("Ann: I go.\nBen: You go. I stay.\nAnn: Good.", new[] { "Ann: I go.", "Ben: You go.", "I stay.", "Ann: Good." })]
    [InlineData("\n \n", new string[0])]
    public void Spans_LineBreaks_EndHeadingsAndParagraphsButNotWrappedLines(string text, string[] expected)
    {
        var quotable = new QuotableText(text);

        Assert.Equal(expected, Enumerable.Range(0, quotable.Spans.Count).Select(span => quotable[span]));
    }

    [Fact]
    public void Spans_SentenceOfAnyLength_IsNeverCut()
    {
        var sentence = "The tenant is not liable for " + string.Concat(Enumerable.Repeat("the roof, the walls, ", 100)) + "or the drains.";

        Assert.Equal([sentence, "The rent is due."], Texts(new QuotableText(sentence + " The rent is due.")));
    }

    [Fact]
    public void ProseOf_HeadingsHeadersAndSignOffs_AreNoSentencesOfASummary()
    {
        const string mail = "From: Anna\nTo: Ben\nSubject: Bridge\n\nDear Ben,\n\nThe bridge is closed. The ferry runs.\n\nBest regards,\nAnna";

        Assert.Equal(["The bridge is closed.", "The ferry runs."], Texts(QuotableText.ProseOf(mail)));
    }

    [Fact]
    public void ProseOf_NothingButATable_TakesItsRows() => Assert.Equal(["a | b", "c | d"], Texts(QuotableText.ProseOf("a | b\nc | d")));

    [Theory]
    [InlineData("Steps:\n- Close the bridge\n- Replace the cables\n\nDone.", 2, "Steps: Replace the cables")]
    [InlineData("| Day | Hours |\n|---|---|\n| Monday | 9-17 |\n| Tuesday | closed |", 2, "| Day | Hours | | Tuesday | closed |")]
    public void Join_ListEntryOrRow_BringsWhatIntroducesIt(string text, int span, string expected) => Assert.Equal(expected, new QuotableText(text).Join([span]));

    private static IEnumerable<string> Texts(QuotableText text) => Enumerable.Range(0, text.Spans.Count).Select(span => text[span]);
}
