namespace Summarizer.TextModel;

/// <summary>Sentences of a block.</summary>
internal static class SentenceBreaker
{
    public static void Add(string text, TextBlock block, int index, List<TextSentence> sentences)
    {
        var prose = block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quotation or BlockKind.SpeakerTurn or BlockKind.Footnote;
        var start = block.ContentOffset;
        for (var i = start; i < block.End; i++)
        {
            if (text[i] is '.' or '!' or '?' && i + 1 < block.End && char.IsWhiteSpace(text[i + 1]))
            {
                Add(text, start, i + 1, index, prose, sentences);
                start = i + 1;
            }
        }

        Add(text, start, block.End, index, prose, sentences);
    }

    private static void Add(string text, int start, int end, int block, bool prose, List<TextSentence> sentences)
    {
        var span = text.AsSpan(start, end - start);
        var from = start + span.Length - span.TrimStart().Length;
        var length = span.Trim().Length;
        if (length > 0)
        {
            sentences.Add(new(from, length, block) { IsProse = prose });
        }
    }
}
