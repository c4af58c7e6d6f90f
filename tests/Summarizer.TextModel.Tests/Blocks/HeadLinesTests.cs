namespace Summarizer.TextModel.Tests.Blocks;

public sealed class HeadLinesTests
{
    [Theory]
    [InlineData(
        "Minutes of the garden committee\nHeld on 12 October 2026 in the hut, 18:30 to 20:05\nPresent: Ruth Caldwell (chair), Tom Beasley. Apologies: Graham Ott.\n\n1. Last meeting\nApproved without changes.",
        "Title", "MessageHeader", "MessageHeader", "Heading", "Paragraph")]
    [InlineData("Bridge closed\nBy Ann Cole\n3 May 2026\n\nThe bridge is closed since Monday.", "Title", "MessageHeader", "MessageHeader", "Paragraph")]
    [InlineData("Quarterly report\nVersion: 2\n\nSales rose by a tenth.", "Title", "MessageHeader", "Paragraph")]
    [InlineData("Sitzung des Vorstands\n12.10.2026\nAnwesend: Ruth Kahl, Tom Beer\n\nDer Vorstand beschloss den Umbau.", "Title", "MessageHeader", "MessageHeader", "Paragraph")]
    [InlineData("Present: Ruth, Tom,\nAyesha and Li\n\nThe pipe leaks.", "MessageHeader", "Paragraph")]
    [InlineData("The bridge was closed on 3 May 2026.\n\nPresent: nobody.", "Paragraph", "Paragraph")]
    public void Analyze_HeadOfADocument_IsNoSentenceOfIt(string text, params string[] kinds)
    {
        var document = TextAnalyzer.Analyze(text);

        Assert.Equal(kinds, document.Blocks.Select(b => b.Kind.ToString()));
        Assert.All(document.Sentences, s => Assert.Equal(document.Blocks[s.Block].Kind == BlockKind.Paragraph, s.IsProse));
    }

    [Fact]
    public void Analyze_QuotedLinesBelowAHead_AreNoHistory()
    {
        var document = TextAnalyzer.Analyze("Bridge closed\nBy Ann Cole\n\nThe mayor defended the decision.\n\n> We had no choice.");

        Assert.Equal([BlockKind.Title, BlockKind.MessageHeader, BlockKind.Paragraph, BlockKind.Quotation], document.Blocks.Select(b => b.Kind));
        Assert.Null(document.Blocks[^1].Level);
    }
}
