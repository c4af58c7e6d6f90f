namespace Summarizer.TextModel;

/// <summary>Sentences of a block by its kind.</summary>
internal static class BlockSentences
{
    /// <summary>Sentences of a block: those of running text, the lines of program text, and one for what is a line by itself.</summary>
    /// <param name="text">Text of the document.</param>
    /// <param name="block">The block.</param>
    /// <param name="index">Its index.</param>
    /// <param name="breaker">Cuts running text.</param>
    public static IEnumerable<TextSentence> Of(string text, TextBlock block, int index, SentenceBreaker breaker)
    {
        var prose = IsProse(block);
        var spans = block.Kind switch
        {
            BlockKind.Code => TextLine.Of(text[block.Offset..block.End]).Where(l => !l.IsBlank && !LinePatterns.Fence().IsMatch(l.Value)).Select(l => (block.Offset + l.ContentStart, block.Offset + l.ContentEnd)),
            BlockKind.Paragraph or BlockKind.ListItem or BlockKind.SpeakerTurn or BlockKind.Quotation or BlockKind.Footnote or BlockKind.Caption => breaker.Between(block.ContentOffset, block.End),
            _ => breaker.Whole(block.ContentOffset, block.End),
        };
        foreach (var (start, end) in spans)
        {
            yield return new(start, end - start, index) { IsProse = prose && MayStandAlone(text.AsSpan(start, end - start)) && Characters.HasWord(text, start, end) };
        }
    }

    /// <summary>Whether a sentence does not announce what follows it.</summary>
    public static bool MayStandAlone(ReadOnlySpan<char> sentence) => sentence[^1] is not (':' or '\uFF1A');

    // The history under a mail has a depth; a quotation in a text has none.
    private static bool IsProse(TextBlock block) => block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.SpeakerTurn || block is { Kind: BlockKind.Quotation, Level: null };
}
