using Summarizer.Grounding;

namespace Summarizer.Tests.Grounding;

public sealed class QuotationsTests
{
    [Theory]
    [InlineData("One two. Three", new[] { "One two.", "Three" })]
    [InlineData("One two. Three four.", new[] { "One two.", "Three\nfour." })]
    [InlineData("One tw", new[] { "One tw" })]
    [InlineData("One two.", new[] { "One two." })]
    [InlineData("", new string[0])]
    public void Within_OutputCutByAStopText_TrimsTheQuotations(string output, string[] expected) =>
        Assert.Equal(expected, Quotations.Within(output, ["One two.", "Three\nfour."]));

    [Fact]
    public void Within_QuotedLines_KeepsTheirMarks() => Assert.Equal(["One\n> two.", "Go on."], Quotations.Within("One two. Go on.", ["One\n> two.", "Go on."]));
}
