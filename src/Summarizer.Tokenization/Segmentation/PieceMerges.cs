using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Segmentation;

/// <summary>Merging as in SentencePiece: any two neighbours whose joined text is a piece, those with the highest score first.</summary>
internal sealed class PieceMerges(PieceTable table) : MergeRules(table)
{
    private readonly PieceTable _table = table;
    private readonly int[] _ranks = RanksOf(table.Scores);
    private readonly int _longestPiece = table.Pieces.Max(piece => piece.Length);

    /// <inheritdoc/>
    public override bool HasUnused { get; } = table.Types.Contains(PieceType.Unused);

    /// <inheritdoc/>
    public override int Merge(int left, int right, ReadOnlySpan<char> text, out int rank)
    {
        int id = text.Length > _longestPiece ? _table.UnknownId : _table.Find(text);
        rank = _ranks[id];
        return id == _table.UnknownId ? None : id;
    }

    private static int[] RanksOf(float[] scores)
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
