namespace Summarizer.Grounding;

/// <summary>Spans that may begin at any word of a sentence and reach to its end.</summary>
internal static class WordSpans
{
    public static IReadOnlyList<TextSpan> Of(string text, IReadOnlyList<TextSpan> sentences)
    {
        var spans = new List<TextSpan>();
        foreach (var (offset, length) in sentences)
        {
            var end = offset + length;
            for (var i = offset; i < end; i++)
            {
                if (!char.IsWhiteSpace(text[i]) && (i == offset || char.IsWhiteSpace(text[i - 1])))
                {
                    spans.Add(new TextSpan(i, end - i));
                }
            }
        }

        return spans;
    }
}
