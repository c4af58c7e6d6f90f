namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Part of a page in reading order: lines one below the other, or a table.</summary>
/// <param name="Rows">Segments by baseline from the top down; in a table, logical rows of cells.</param>
/// <param name="IsTable">Whether it is a table.</param>
internal sealed record Region(IReadOnlyList<IReadOnlyList<Segment>> Rows, bool IsTable)
{
    /// <summary>Cells of a table, each of the segments in it from the top down; empty for other regions.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<Segment>>> Cells { get; init; } = [];
}
