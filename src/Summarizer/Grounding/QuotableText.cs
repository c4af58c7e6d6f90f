using Summarizer.LongDocuments;

namespace Summarizer.Grounding;

/// <summary>A document and the spans that may be kept of it: its sentences and headings, without the white space around them.</summary>
internal sealed class QuotableText
{
    // What reads as one sentence for longer than this is a table, a log or a list; it is cut at white space so that a part of it can be kept.
    private const int LongestSpan = 600;

    // Lines of this length are probably one paragraph that was wrapped by hand; shorter ones are headings or list entries, longer ones whole paragraphs.
    private const int ShortestWrappedLine = 50;
    private const int LongestWrappedLine = 100;

    public QuotableText(string text)
    {
        Text = text;
        var spans = new List<TextSpan>();
        var start = 0;
        foreach (var (end, _) in SentenceSplitter.Ends(text))
        {
            foreach (var line in Lines(text, start, end))
            {
                Add(text, line.Start, line.End, spans);
            }

            start = end;
        }

        Spans = spans;
    }

    public string Text { get; }

    /// <summary>Sentences in order; none is empty.</summary>
    public IReadOnlyList<TextSpan> Spans { get; }

    /// <summary>Characters of one span.</summary>
    public string this[int span] => Text.Substring(Spans[span].Offset, Spans[span].Length);

    /// <summary>Kept spans as one text: neighbours with the white space that stands between them, others with a space.</summary>
    public string Join(IReadOnlyCollection<int> kept) =>
        string.Join(' ', Ranges(kept).Select(r => Text.Substring(r.Offset, r.Length)));

    /// <summary>Kept spans with neighbours merged.</summary>
    public IReadOnlyList<TextSpan> Ranges(IReadOnlyCollection<int> kept)
    {
        var ranges = new List<TextSpan>();
        var previous = -2;
        foreach (var span in kept.Order())
        {
            if (span == previous + 1)
            {
                ranges[^1] = new TextSpan(ranges[^1].Offset, End(span) - ranges[^1].Offset);
            }
            else
            {
                ranges.Add(Spans[span]);
            }

            previous = span;
        }

        return ranges;
    }

    /// <summary>Spans that a stretch of the text touches.</summary>
    public IEnumerable<int> Touched(int offset, int length) =>
        Enumerable.Range(0, Spans.Count).Where(i => Spans[i].Offset < offset + length && End(i) > offset);

    private int End(int span) => Spans[span].Offset + Spans[span].Length;

    // A heading without a full stop would otherwise be one sentence with what follows it.
    private static IEnumerable<(int Start, int End)> Lines(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] == '\n' && EndsSpan(text.AsSpan(start, i - start).Trim(), text.AsSpan(i, end - i).TrimStart()))
            {
                yield return (start, i);
                start = i;
            }
        }

        yield return (start, end);
    }

    private static bool EndsSpan(ReadOnlySpan<char> line, ReadOnlySpan<char> rest) =>
        line.Length is < ShortestWrappedLine or > LongestWrappedLine && !line.IsEmpty && !rest.IsEmpty && !char.IsLower(rest[0]);

    private static void Add(string text, int start, int end, List<TextSpan> spans)
    {
        while (end - start > LongestSpan)
        {
            var cut = text.LastIndexOfAny([' ', '\n', '\t'], start + LongestSpan, LongestSpan / 2);
            cut = cut < 0 ? start + LongestSpan - (char.IsLowSurrogate(text[start + LongestSpan]) ? 1 : 0) : cut;
            Trimmed(text, start, cut, spans);
            start = cut;
        }

        Trimmed(text, start, end, spans);
    }

    private static void Trimmed(string text, int start, int end, List<TextSpan> spans)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            spans.Add(new TextSpan(start, end - start));
        }
    }
}
