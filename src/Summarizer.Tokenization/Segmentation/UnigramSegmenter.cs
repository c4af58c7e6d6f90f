using System.Buffers;
using System.Text;
using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Segmentation;

/// <summary>
/// The most probable segmentation under a unigram language model (Kudo 2018), by the Viterbi algorithm. Sums and comparisons
/// have the widths that SentencePiece gives them, because ties are decided by rounding.
/// </summary>
internal sealed class UnigramSegmenter : Segmenter
{
    private const float UnknownPenalty = 10;

    private readonly PieceTable _table;
    private readonly PieceTrie _pieces = new();
    private readonly double[] _scores;
    private readonly float _unknownScore;

    public UnigramSegmenter(PieceTable table)
    {
        _table = table;
        float lowest = float.MaxValue;
        // The smallest positive normal number, as in SentencePiece, so for log probabilities it stays the highest.
        float highest = 1.17549435e-38f;
        for (int id = 0; id < table.Pieces.Length; id++)
        {
            if (table.Types[id] == PieceType.Normal)
            {
                lowest = Math.Min(lowest, table.Scores[id]);
                highest = Math.Max(highest, table.Scores[id]);
            }
        }

        _unknownScore = lowest - UnknownPenalty;
        _scores = new double[table.Pieces.Length];
        for (int id = 0; id < table.Pieces.Length; id++)
        {
            bool userDefined = table.Types[id] == PieceType.UserDefined;
            _scores[id] = userDefined ? (Encoding.UTF8.GetByteCount(table.Pieces[id]) * highest) - 0.1 : table.Scores[id];
            if (userDefined || table.Types[id] == PieceType.Normal)
            {
                _pieces.Add(table.Pieces[id], id);
            }
        }
    }

    /// <inheritdoc/>
    public override int Cut(ReadOnlySpan<char> text, Span<Segment> segments)
    {
        var best = ArrayPool<Step>.Shared.Rent(text.Length + 1);
        try
        {
            best.AsSpan(0, text.Length + 1).Clear();
            Search(text, best);
            return Backtrack(best, text.Length, segments);
        }
        finally
        {
            ArrayPool<Step>.Shared.Return(best);
        }
    }

    private void Search(ReadOnlySpan<char> text, Span<Step> best)
    {
        int length;
        for (int start = 0; start < text.Length; start += length)
        {
            length = char.IsHighSurrogate(text[start]) ? 2 : 1;
            float score = best[start].Score;
            bool known = false;
            for (int end = start, node = PieceTrie.Root; end < text.Length && (node = _pieces.Step(node, text[end])) != PieceTrie.None; end++)
            {
                int id = _pieces.IdAt(node);
                if (id != PieceTrie.None)
                {
                    best[end + 1].Offer(score + _scores[id], id, end + 1 - start);
                    known |= end + 1 - start == length;
                }
            }

            if (!known)
            {
                best[start + length].Offer(score + _unknownScore, _table.UnknownId, length);
            }
        }
    }

    private static int Backtrack(ReadOnlySpan<Step> best, int end, Span<Segment> segments)
    {
        int count = 0;
        for (; end > 0; end -= best[end].Length)
        {
            segments[count++] = new Segment(best[end].Id, best[end].Length);
        }

        segments[..count].Reverse();
        return count;
    }

    /// <summary>The best way to reach a position; a length of 0 means that none was found yet.</summary>
    private struct Step
    {
        public float Score;
        public int Id;
        public int Length;

        public void Offer(double score, int id, int length)
        {
            if (Length == 0 || score > Score)
            {
                (Score, Id, Length) = ((float)score, id, length);
            }
        }
    }
}
