using Summarizer.Prompts;
using Summarizer.TextModel;

namespace Summarizer.LongDocuments;

/// <summary>
/// Cuts a document into chunks that each fit the model with the prompt around them, at the last end of a paragraph in the second half of what fits, else of a sentence,
/// else of a word, else of a token. The chunks concatenate to the document.
/// </summary>
internal sealed class DocumentChunker(PromptEncoder encoder)
{
    /// <summary>Chunks in order, each with the blocks and sentences that the document has there; none for an empty text.</summary>
    public IReadOnlyList<StructuredText> Split(StructuredText document)
    {
        var text = document.Text;
        if (text.Length == 0)
        {
            return [];
        }

        var chunks = new List<StructuredText>();
        var ends = Ends(document);
        if (Judged(0, ends, text.Length) == text.Length && encoder.Fits(text))
        {
            return [document];
        }

        var starts = encoder.Spans(text).Select(s => s.Start).ToList();
        for (int start = 0, token = 0; start < text.Length;)
        {
            while (token < starts.Count && starts[token] < start)
            {
                token++;
            }

            var end = NextEnd(text, start, token, starts, ends);
            CutsSentence |= Last(ends, end) is var last && (last < 0 || ends[last].Index != end);
            chunks.Add(document.Slice(start, end));
            start = end;
        }

        return chunks;
    }

    /// <summary>Whether a chunk ends inside a sentence, because the sentence is longer than what the model reads.</summary>
    public bool CutsSentence { get; private set; }

    // White space after a sentence belongs to it, and the label of a list entry to the entry.
    private static List<SentenceEnd> Ends(StructuredText text)
    {
        var ends = new List<SentenceEnd>();
        for (var i = 1; i < text.Sentences.Count; i++)
        {
            var (previous, next) = (text.Sentences[i - 1], text.Sentences[i]);
            ends.Add(previous.Block == next.Block ? new(next.Offset, Paragraph: false) : new(text.Blocks[next.Block].Offset, Paragraph: true));
        }

        ends.Add(new(text.Text.Length, Paragraph: true));
        return ends;
    }

    private int NextEnd(string text, int start, int token, List<int> starts, List<SentenceEnd> ends)
    {
        var step = Rune(text, start);
        var reach = int.MaxValue;
        for (var tokens = encoder.Room; ; tokens--)
        {
            // The count is that of the whole document's tokens; the chunk alone may have a few more, so every candidate is encoded too.
            var last = token + tokens;
            var end = Math.Min(Judged(start, ends, text.Length), last >= starts.Count ? text.Length : last < token ? start : starts[last]);
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

    // A model with markers judges only so many sentences at once.
    private int Judged(int start, List<SentenceEnd> ends, int length)
    {
        var markers = encoder.Sentences?.Markers.Count ?? 0;
        var last = Last(ends, start) + markers;
        return markers == 0 || last >= ends.Count ? length : ends[last].Index;
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

/// <summary>Where a chunk may end.</summary>
/// <param name="Index">UTF-16 index after the sentence and the white space that follows it.</param>
/// <param name="Paragraph">Whether a block ends there too.</param>
internal readonly record struct SentenceEnd(int Index, bool Paragraph);
