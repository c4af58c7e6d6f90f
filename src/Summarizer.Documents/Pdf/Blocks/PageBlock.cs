namespace Summarizer.Documents.Pdf.Blocks;

/// <summary>Lines of a page that belong together.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Lines">The lines from the top down; empty for rows of tables.</param>
/// <param name="Right">Right edge of the column that they stand in.</param>
internal sealed record PageBlock(BlockKind Kind, int Page, IReadOnlyList<Line> Lines, double Right)
{
    private const int RunningLine = 45;

    /// <summary>Text that is already put together; null where the lines are yet to be joined.</summary>
    public string? Text { get; init; }

    /// <summary>Cells of a row of a table.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>Level of a heading.</summary>
    public int? Level { get; init; }

    /// <summary>Characters of a list's marker in front; bullets are not text.</summary>
    public int Marker { get; init; }

    /// <summary>Whether its last line is running text that reaches the right edge, so that more may follow.</summary>
    public bool IsFull => Lines.Count > 0 && (Lines.Count > 1 || Lines[0].Text.Length >= RunningLine) && Right - Lines[^1].Right < 0.18 * (Right - Lines[^1].Left);
}
