using Summarizer.Prompts;

namespace Summarizer.LongDocuments;

/// <summary>
/// Cuts a document into chunks that each fit the model with the prompt around them, at the last end of a paragraph in the second half of what fits, else of a sentence,
/// else of a word, else of a token. The chunks concatenate to the document.
/// </summary>
internal sealed class DocumentChunker(PromptEncoder encoder)
{
    /// <summary>Chunks in order; none for an empty text.</summary>
    public IReadOnlyList<string> Split(string text)
    {
        if (text.Length > 0 && encoder.Fits(text))
        {
            return [text];
        }

        var chunks = new List<string>();
        var ends = SentenceSplitter.Ends(text).ToList();
        var starts = encoder.Spans(text).Select(s => s.Start).ToList();
        for (int start = 0, token = 0; start < text.Length;)
        {
            while (token < starts.Count && starts[token] < start)
            {
                token++;
            }

            var end = NextEnd(text, start, token, starts, ends);
            chunks.Add(text[start..end]);
            start = end;
        }

        return chunks;
    }

    private int NextEnd(string text, int start, int token, List<int> starts, List<SentenceEnd> ends)
    {
        var step = Rune(text, start);
        var reach = int.MaxValue;
        for (var tokens = encoder.Room; ; tokens--)
        {
            // The count is that of the whole document's tokens; the chunk alone may have a few more, so every candidate is encoded too.
            var last = token + tokens;
            var end = last >= starts.Count ? text.Length : last < token ? start : starts[last];
            if (end >= reach)
            {
                continue;
            }

            reach = Math.Max(end, step);
            var boundary = Boundary(text, start, reach, ends);
            if (boundary <= step || encoder.Fits(text[start..boundary]))
            {
                return Math.Max(boundary, step);
            }

            // Whatever is tried next must be shorter than what did not fit.
            reach = boundary;
        }
    }

    private static int Boundary(string text, int start, int reach, List<SentenceEnd> ends)
    {
        if (reach == text.Length)
        {
            return reach;
        }

        var half = start + ((reach - start) / 2);
        var sentence = -1;
        for (var i = Last(ends, reach); i >= 0 && ends[i].Index > start; i--)
        {
            sentence = sentence < 0 ? ends[i].Index : sentence;
            if (ends[i].Index <= half)
            {
                break;
            }

            if (ends[i].Paragraph)
            {
                return ends[i].Index;
            }
        }

        return sentence > 0 ? sentence : WordEnd(text, start, reach);
    }

    private static int WordEnd(string text, int start, int reach)
    {
        for (var i = reach; i > start; i--)
        {
            if (char.IsWhiteSpace(text[i - 1]))
            {
                return i;
            }
        }

        return char.IsLowSurrogate(text[reach]) && reach - 1 > start ? reach - 1 : reach;
    }

    /// <summary>Index of the last sentence end that is not after a position, or -1.</summary>
    private static int Last(List<SentenceEnd> ends, int position)
    {
        var found = ends.BinarySearch(new(position, false), Comparer<SentenceEnd>.Create((a, b) => a.Index.CompareTo(b.Index)));
        return found >= 0 ? found : ~found - 1;
    }

    private static int Rune(string text, int start) =>
        start + (start + 1 < text.Length && char.IsSurrogatePair(text, start) ? 2 : 1);
}
