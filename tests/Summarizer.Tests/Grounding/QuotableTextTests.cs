using Summarizer.Grounding;

namespace Summarizer.Tests.Grounding;

public sealed class QuotableTextTests
{
    private const string Long = "This line is longer than any that an editor would wrap, since it holds a whole paragraph of a text whose lines are paragraphs";

    [Theory]
    [InlineData("Install the tool\nThe tool reads text. It writes text.", new[] { "Install the tool", "The tool reads text.", "It writes text." })]
    [InlineData("Install\r\n- first\r\n- Second thing", new[] { "Install", "- first", "- Second thing" })]
    [InlineData(Long + "\nNext paragraph", new[] { Long, "Next paragraph" })]
    [InlineData("A paragraph that was wrapped by hand at the usual\nWidth of an editor goes on in the next line.", new[] { "A paragraph that was wrapped by hand at the usual", "Width of an editor goes on in the next line." })]
    [InlineData("A paragraph that was wrapped by hand at the usual width of\nEditors goes on in the next line.", new[] { "A paragraph that was wrapped by hand at the usual width of\nEditors goes on in the next line." })]
    [InlineData("A short line\nthat goes on.", new[] { "A short line\nthat goes on." })]
    [InlineData("\n \n", new string[0])]
    public void Spans_LineBreaks_EndHeadingsAndParagraphsButNotWrappedLines(string text, string[] expected)
    {
        var quotable = new QuotableText(text);

        Assert.Equal(expected, Enumerable.Range(0, quotable.Spans.Count).Select(span => quotable[span]));
    }
}
