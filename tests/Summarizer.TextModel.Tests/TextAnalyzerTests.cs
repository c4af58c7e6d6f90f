namespace Summarizer.TextModel.Tests;

public sealed class TextAnalyzerTests
{
    [Fact]
    public void Analyze_TwoParagraphs_SentencesKnowTheirBlock()
    {
        var text = TextAnalyzer.Analyze("The bridge is closed. The ferry runs.\n\nIt costs two pounds.");

        Assert.Equal(["The bridge is closed.", "The ferry runs.", "It costs two pounds."], text.Sentences.Select(s => text[s]));
        Assert.Equal([0, 0, 1], text.Sentences.Select(s => s.Block));
    }

    [Fact]
    public void Analyze_OverlappingBlocks_AreRefused() =>
        Assert.Throws<ArgumentException>(() => TextAnalyzer.Analyze("abcdef", [new(BlockKind.Paragraph, 0, 4), new(BlockKind.Paragraph, 3, 2)]));
}
