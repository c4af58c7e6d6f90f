namespace Summarizer.Tokenization.Segmentation;

/// <summary>A stretch of text in the list that merging shortens.</summary>
/// <param name="start">Index of the first UTF-16 unit.</param>
/// <param name="length">Length in UTF-16 units.</param>
/// <param name="id">Its piece.</param>
/// <param name="previous">Symbol on the left.</param>
/// <param name="next">Symbol on the right.</param>
internal struct Symbol(int start, int length, int id, int previous, int next)
{
    /// <summary>No neighbour.</summary>
    public const int None = -1;

    public readonly int Start = start;
    public int Previous = previous;
    public int Next = next;
    public int Id = id;

    /// <summary>0 once the symbol was merged into the one on its left.</summary>
    public int Length = length;
}
