namespace Summarizer.TextModel;

/// <summary>Blocks of plain text.</summary>
internal static class PlainTextBlocks
{
    public static IReadOnlyList<TextBlock> Of(string text)
    {
        var blocks = new List<TextBlock>();
        int start = -1, end = 0;
        for (var line = 0; line < text.Length;)
        {
            var next = text.IndexOf('\n', line) is var at and >= 0 ? at + 1 : text.Length;
            if (!text.AsSpan(line, next - line).IsWhiteSpace())
            {
                (start, end) = (start < 0 ? line : start, next);
            }
            else if (start >= 0)
            {
                blocks.Add(new(BlockKind.Paragraph, start, end - start));
                start = -1;
            }

            line = next;
        }

        return start < 0 ? blocks : [.. blocks, new(BlockKind.Paragraph, start, end - start)];
    }
}
