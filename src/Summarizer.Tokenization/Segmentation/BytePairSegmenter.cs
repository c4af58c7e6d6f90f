using System.Buffers;
using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Segmentation;

/// <summary>
/// Byte pair encoding: of all neighbours that may merge, those with the lowest rank are merged first, and of equal ranks the
/// leftmost. O(n log n) for n characters.
/// </summary>
/// <param name="table">Vocabulary.</param>
/// <param name="rules">Which neighbours may merge.</param>
internal sealed class BytePairSegmenter(PieceTable table, MergeRules rules) : Segmenter
{
    // A queue that grew past this is given to the garbage collector instead of being kept.
    private const int LargestKeptQueue = 1 << 18;

    private MergeQueue? _spare;

    /// <inheritdoc/>
    public override int Cut(ReadOnlySpan<char> text, Span<Segment> segments)
    {
        var symbols = ArrayPool<Symbol>.Shared.Rent(text.Length);
        var queue = Interlocked.Exchange(ref _spare, null) ?? new MergeQueue();
        try
        {
            int count = Split(text, symbols);
            var merger = new Merger(table, rules, text, symbols, queue);
            merger.MergeAll(count);
            return count == 0 ? 0 : merger.Collect(segments);
        }
        finally
        {
            ArrayPool<Symbol>.Shared.Return(symbols);
            queue.Clear();
            _spare = queue.EnsureCapacity(0) <= LargestKeptQueue ? queue : null;
        }
    }

    /// <summary>One symbol per user-defined piece (longest match) and per remaining character.</summary>
    private int Split(ReadOnlySpan<char> text, Span<Symbol> symbols)
    {
        int count = 0;
        for (int start = 0; start < text.Length;)
        {
            int length = table.UserDefined.LongestMatch(text[start..], out int id);
            if (length == 0)
            {
                length = char.IsHighSurrogate(text[start]) ? 2 : 1;
                id = table.Find(text.Slice(start, length));
            }

            symbols[count] = new Symbol(start, length, id, count - 1, start + length == text.Length ? Symbol.None : count + 1);
            count++;
            start += length;
        }

        return count;
    }
}
