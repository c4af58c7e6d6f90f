namespace Summarizer.TextModel;

/// <summary>Sentences of a block by its kind.</summary>
internal static class BlockSentences
{
    private const int LabelWords = 3;
    private const int LongestLabel = 40;
    private const int UnspacedLabel = 6;

    /// <summary>Sentences of a block: those of running text, the lines of program text, and one for what is a line by itself.</summary>
    /// <param name="text">Text of the document.</param>
    /// <param name="block">The block.</param>
    /// <param name="index">Its index.</param>
    /// <param name="introduces">Whether it introduces other blocks.</param>
    /// <param name="breaker">Cuts running text.</param>
    public static IEnumerable<TextSentence> Of(string text, TextBlock block, int index, bool introduces, SentenceBreaker breaker)
    {
        var prose = IsProse(block);
        var spans = block.Kind switch
        {
            BlockKind.Code => TextLine.Of(text[block.Offset..block.End]).Where(l => !l.IsBlank && !LinePatterns.Fence().IsMatch(l.Value)).Select(l => (block.Offset + l.ContentStart, block.Offset + l.ContentEnd)),
            BlockKind.Paragraph or BlockKind.ListItem or BlockKind.SpeakerTurn or BlockKind.Quotation or BlockKind.Footnote or BlockKind.Caption => breaker.Between(block.ContentOffset, block.End),
            _ => breaker.Whole(block.ContentOffset, block.End),
        };
        List<(int Start, int End)> whole = [.. spans];
        prose &= !(whole.Count == 1 && (block.Kind == BlockKind.Paragraph || introduces) && IsLabel(text[whole[0].Start..whole[0].End]));
        foreach (var (start, end) in whole)
        {
            yield return new(start, end - start, index) { IsProse = prose && MayStandAlone(text.AsSpan(start, end - start)) && Characters.HasWord(text, start, end) };
        }
    }

    /// <summary>Whether a sentence does not announce what follows it.</summary>
    public static bool MayStandAlone(ReadOnlySpan<char> sentence) => sentence[^1] is not (':' or '\uFF1A');

    // "Finance", "Signed by", "第三章": a paragraph, or an entry above deeper ones, of few words without a mark that ends sentences names something and says nothing.
    private static bool IsLabel(string paragraph)
    {
        if (Wrapping.EndsSentence(paragraph) || paragraph.Length > LongestLabel)
        {
            return false;
        }

        var unspaced = paragraph.Count(c => Characters.IsUnspaced(c));
        return unspaced > 0 ? unspaced <= UnspacedLabel : paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= LabelWords;
    }

    // The history under a mail has a depth; a quotation in a text has none.
    private static bool IsProse(TextBlock block) => block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.SpeakerTurn || block is { Kind: BlockKind.Quotation, Level: null };
}
