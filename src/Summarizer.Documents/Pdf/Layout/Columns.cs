namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Stretches of the page's width that text lies in.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Right">Right edge.</param>
internal readonly record struct Column(double Left, double Right)
{
    public bool Holds(Segment segment) => segment.Left < Right && segment.Right > Left;

    public bool Touches(Segment segment) => segment.Left < Right + (Columns.Narrowest * segment.Size) && segment.Right > Left - (Columns.Narrowest * segment.Size);
}

/// <summary>Finds columns.</summary>
internal static class Columns
{
    public const double Narrowest = 0.5;

    /// <summary>The columns of some rows from left to right, wherever white space runs through all of them.</summary>
    public static IReadOnlyList<Column> Of(IReadOnlyList<IReadOnlyList<Segment>> rows)
    {
        var columns = new List<Column>();
        foreach (var segment in rows.SelectMany(r => r).OrderBy(s => s.Left))
        {
            if (columns.Count > 0 && segment.Left - columns[^1].Right < Narrowest * segment.Size)
            {
                columns[^1] = new(columns[^1].Left, Math.Max(columns[^1].Right, segment.Right));
            }
            else
            {
                columns.Add(new(segment.Left, segment.Right));
            }
        }

        return columns;
    }
}
