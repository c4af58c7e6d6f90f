using System.Buffers;
using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Segmentation;

/// <summary>
/// Byte pair encoding in the order of SentencePiece: of all neighbours that together form a piece, those with the highest
/// score are merged first, and of equal scores the leftmost. O(n log n) for n characters.
/// </summary>
internal sealed class BytePairSegmenter(PieceTable table) : Segmenter
{
    // A queue that grew past this is given to the garbage collector instead of being kept.
    private const int LargestKeptQueue = 1 << 18;

    private readonly int[] _ranks = Ranks(table.Scores);
    private readonly int _longestPiece = table.Pieces.Max(piece => piece.Length);
    private readonly bool _hasUnused = table.Types.Contains(PieceType.Unused);
    private MergeQueue? _spare;

    /// <inheritdoc/>
    public override int Cut(ReadOnlySpan<char> text, Span<Segment> segments)
    {
        var symbols = ArrayPool<Symbol>.Shared.Rent(text.Length);
        var queue = Interlocked.Exchange(ref _spare, null) ?? new MergeQueue();
        try
        {
            int count = Split(text, symbols);
            var merger = new Merger(table, _ranks, _longestPiece, _hasUnused, text, symbols, queue);
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

    /// <summary>0 for the best score, the same number for equal scores: [pieces].</summary>
    private static int[] Ranks(float[] scores)
    {
        var ordered = Array.ConvertAll(scores, score => -score);
        var ids = Enumerable.Range(0, scores.Length).ToArray();
        Array.Sort(ordered, ids);
        var ranks = new int[scores.Length];
        for (int i = 1; i < ids.Length; i++)
        {
            ranks[ids[i]] = ranks[ids[i - 1]] + (ordered[i] == ordered[i - 1] ? 0 : 1);
        }

        return ranks;
    }
}
