using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Segmentation;

/// <summary>What merging needs to know about a vocabulary.</summary>
internal sealed class MergeTraits(PieceTable table)
{
    /// <summary>0 for the best score, the same number for equal scores: [pieces].</summary>
    public int[] Ranks { get; } = RanksOf(table.Scores);

    /// <summary>Length of the longest piece in UTF-16 units.</summary>
    public int LongestPiece { get; } = table.Pieces.Max(piece => piece.Length);

    /// <summary>Whether some pieces take part in merging but never come out.</summary>
    public bool HasUnused { get; } = table.Types.Contains(PieceType.Unused);

    /// <summary>Whether no piece has a space after another character, as in all models trained word by word.</summary>
    public bool SpaceOnlyLeads { get; } = table.Pieces.All(piece => !piece.AsSpan().TrimStart(PieceTable.Space).Contains(PieceTable.Space));

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
