using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Segmentation;

/// <summary>Which neighbours may merge, and which first.</summary>
internal abstract class MergeRules(PieceTable table)
{
    /// <summary>No merge.</summary>
    public const int None = -1;

    /// <summary>Whether some pieces take part in merging but never come out.</summary>
    public abstract bool HasUnused { get; }

    /// <summary>Whether no piece has a space after another character, as in all models trained word by word.</summary>
    public bool SpaceOnlyLeads { get; } = table.Pieces.All(piece => !piece.AsSpan().TrimStart(PieceTable.Space).Contains(PieceTable.Space));

    /// <summary>The piece that two neighbours form, or <see cref="None"/>.</summary>
    /// <param name="left">Piece on the left.</param>
    /// <param name="right">Piece on the right.</param>
    /// <param name="text">The text of both.</param>
    /// <param name="rank">0 for what is merged first, the same number where the place decides.</param>
    public abstract int Merge(int left, int right, ReadOnlySpan<char> text, out int rank);
}
