using Summarizer.Client.Common;

namespace Summarizer.Client.Tests;

public sealed class SourceContextTests
{
    [Theory]
    [InlineData("One. Two. Three.", 5, 4, "Two.")]
    [InlineData("🗼🗼 shine. Ünd more.", 3, 6, "shine.")]
    [InlineData("a🗼b", 1, 1, "🗼")]
    [InlineData("abc", 3, 0, "")]
    public void In_Document_IsTheQuotedPiece(string document, int offset, int length, string expected) =>
        Assert.Equal(expected, new SourceContext(0, offset, length).In(document));

    [Fact]
    public void In_OtherDocument_SaysSo()
    {
        var thrown = Assert.Throws<ArgumentException>(() => new SourceContext(0, 2, 3).In("abc"));

        Assert.StartsWith("The place ends at character 5, and the document has 3.", thrown.Message, StringComparison.Ordinal);
    }
}
