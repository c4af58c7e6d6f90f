namespace Summarizer.Documents.Pdf.Layout;

/// <summary>
/// Reading order of a page: whatever stands above a stretch with a gutter, then that stretch column by column (or as a table), then what stands below it, and so on inside each.
/// Cuts along white space as Nagy and Seth's X-Y tree does (1984), but only where columns begin and end.
/// </summary>
internal static class PageOrder
{
    private const double SameRow = 0.4;
    private const double Apart = 2;
    private const int Deepest = 12;
    private const int MostSegments = 4000;

    /// <summary>Regions in reading order.</summary>
    /// <param name="segments">Segments of the page.</param>
    /// <param name="rules">Lines that are drawn on it.</param>
    /// <param name="rightToLeft">Whether its columns run from right to left.</param>
    public static IEnumerable<Region> Of(IReadOnlyList<Segment> segments, Rules rules, bool rightToLeft) =>
        Order(RowsOf(segments), rules, rightToLeft, segments.Count <= MostSegments ? Deepest : 0);

    /// <summary>Segments by baseline, from the top down; in each from left to right.</summary>
    public static List<IReadOnlyList<Segment>> RowsOf(IEnumerable<Segment> segments)
    {
        var rows = new List<List<Segment>>();
        foreach (var segment in segments.OrderByDescending(s => s.Baseline))
        {
            if (rows.Count == 0 || rows[^1][0].Baseline - segment.Baseline > SameRow * Math.Min(segment.Size, rows[^1][0].Size))
            {
                rows.Add([]);
            }

            rows[^1].Add(segment);
        }

        return [.. rows.Select(r => r.OrderBy(s => s.Left).ToList())];
    }

    private static IEnumerable<Region> Order(List<IReadOnlyList<Segment>> rows, Rules rules, bool rightToLeft, int depth)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        return depth == 0 || Gutters.Find(rows) is not { } band
            ? [new Region(rows, IsTable: false)]
            : Order(rows[..band.First], rules, rightToLeft, depth - 1)
                .Concat(Inside(rows[band.First..(band.Last + 1)], band, rules, rightToLeft, depth - 1))
                .Concat(Order(rows[(band.Last + 1)..], rules, rightToLeft, depth - 1));
    }

    private static IEnumerable<Region> Inside(List<IReadOnlyList<Segment>> rows, Band band, Rules rules, bool rightToLeft, int depth)
    {
        var columns = Columns.Of(rows);
        if (Spanning(rows, columns.Count) is >= 0 and var span)
        {
            return Order(rows[..span], rules, rightToLeft, depth).Append(new([rows[span]], IsTable: false)).Concat(Order(rows[(span + 1)..], rules, rightToLeft, depth));
        }

        if (columns.Count > 1 && TableShape.IsTable(rows, columns, rules))
        {
            return [TableRows.Of(rows, rightToLeft ? [.. Enumerable.Reverse(columns)] : columns, rules)];
        }

        var middle = (band.Left + band.Right) / 2;
        var left = RowsOf(rows.SelectMany(r => r).Where(s => s.Right <= middle));
        var right = RowsOf(rows.SelectMany(r => r).Where(s => s.Right > middle));
        var (before, after) = rightToLeft ? (right, left) : (left, right);
        return Order(before, rules, rightToLeft, depth).Concat(Order(after, rules, rightToLeft, depth));
    }

    // A line of its own that lies across columns which the other rows have: a caption between two tables.
    private static int Spanning(List<IReadOnlyList<Segment>> rows, int columns)
    {
        var others = Columns.Of([.. rows.Where(r => r.Count > 1)]);
        return others.Count > columns ? rows.FindIndex(r => r.Count == 1 && others.Count(c => c.Touches(r[0])) > 1)
            : others.Count > 0 ? Enumerable.Range(0, rows.Count).FirstOrDefault(i => StandsOut(rows, i, others[0].Left), -1)
            : -1;
    }

    // A line of its own that begins left of the columns, apart from what stands above it.
    private static bool StandsOut(List<IReadOnlyList<Segment>> rows, int row, double left) => rows[row] is [var only] && only.Left < left - only.Size
        && (row == 0 || rows[row - 1][0].Baseline - only.Baseline > Apart * only.Size);
}
