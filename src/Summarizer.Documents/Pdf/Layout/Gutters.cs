namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Finds the white space between columns, and between the cells of tables.</summary>
internal static class Gutters
{
    // In font sizes.
    private const double Narrowest = 0.8;
    private const double Continues = 1.7;
    private const double Near = 3.2;
    private const int MostCandidates = 64;

    /// <summary>The stretch of rows that most text lies beside a gutter of; null when there is none.</summary>
    /// <param name="rows">Segments by baseline from the top down.</param>
    public static Band? Find(IReadOnlyList<IReadOnlyList<Segment>> rows)
    {
        Band? best = null;
        foreach (var (row, left, right) in Candidates(rows).Take(MostCandidates))
        {
            if (Grow(rows, row, left, right) is { } band && (best is null || Better(band, best)))
            {
                best = band;
            }
        }

        return best;
    }

    private static bool Better(Band band, Band than) => band.Weight != than.Weight ? band.Weight > than.Weight : band.Right - band.Left > than.Right - than.Left;

    // A gap between neighbours on one baseline, or on two that are less than a line apart.
    private static IEnumerable<(int Row, double Left, double Right)> Candidates(IReadOnlyList<IReadOnlyList<Segment>> rows)
    {
        var seen = new HashSet<(int, int)>();
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var left in rows[i])
            {
                Segment? right = null;
                for (var j = Math.Max(0, i - 1); j <= Math.Min(rows.Count - 1, i + 1); j++)
                {
                    foreach (var other in rows[j])
                    {
                        if (other.Left - left.Right >= Narrowest * left.Size && Math.Abs(other.Baseline - left.Baseline) < left.Size && (right is null || other.Left < right.Left))
                        {
                            right = other;
                        }
                    }
                }

                if (right is not null && seen.Add(((int)(left.Right / 4), (int)(right.Left / 4))))
                {
                    yield return (i, left.Right, right.Left);
                }
            }
        }
    }

    private static Band? Grow(IReadOnlyList<IReadOnlyList<Segment>> rows, int row, double left, double right)
    {
        if (!Narrow(rows[row], ref left, ref right))
        {
            return null;
        }

        var (first, last) = (row, row);
        var widest = 0d;
        for (var (up, down) = (true, true); up || down;)
        {
            up = up && first > 0 && IsNear(rows[first - 1], rows[first], ref widest) && Narrow(rows[first - 1], ref left, ref right);
            first -= up ? 1 : 0;
            down = down && last < rows.Count - 1 && IsNear(rows[last], rows[last + 1], ref widest) && Narrow(rows[last + 1], ref left, ref right);
            last += down ? 1 : 0;
        }

        return Trim(rows, first, last, left, right);
    }

    // A wide gap that the rows so far do not have is the end of what they belong to.
    private static bool IsNear(IReadOnlyList<Segment> above, IReadOnlyList<Segment> below, ref double widest)
    {
        var gap = above[0].Baseline - below[0].Baseline;
        if (gap > Math.Max(Near * Math.Max(above[0].Size, below[0].Size), 1.8 * widest))
        {
            return false;
        }

        widest = Math.Max(widest, gap);
        return true;
    }

    // What of the gutter a row leaves; false when it leaves too little.
    private static bool Narrow(IReadOnlyList<Segment> row, ref double left, ref double right)
    {
        var (from, to) = (left, right);
        foreach (var segment in row)
        {
            if (segment.Right <= from || segment.Left >= to)
            {
                continue;
            }

            if (segment.Left - from > to - segment.Right)
            {
                to = segment.Left;
            }
            else
            {
                from = segment.Right;
            }
        }

        if (to - from < Narrowest * row.Min(s => s.Size))
        {
            return false;
        }

        (left, right) = (from, to);
        return true;
    }

    // Rows at the ends that have text on one side only belong to it when they go on with the column.
    private static Band? Trim(IReadOnlyList<IReadOnlyList<Segment>> rows, int first, int last, double left, double right)
    {
        var middle = (left + right) / 2;
        var lefts = Enumerable.Range(first, last - first + 1).Where(r => rows[r].Any(s => s.Right <= middle)).ToList();
        var rights = Enumerable.Range(first, last - first + 1).Where(r => rows[r].Any(s => s.Left >= middle)).ToList();
        if (lefts.Count < 2 || rights.Count < 2)
        {
            return null;
        }

        var (top, bottom) = (Math.Max(lefts[0], rights[0]), Math.Min(lefts[^1], rights[^1]));
        if (top > bottom)
        {
            return null;
        }

        while (top > first && GoesOn(rows, top - 1, top))
        {
            top--;
        }

        while (bottom < last && GoesOn(rows, bottom, bottom + 1))
        {
            bottom++;
        }

        var weight = Math.Min(lefts.Count(r => r >= top && r <= bottom), rights.Count(r => r >= top && r <= bottom));
        return weight < 2 ? null : new(top, bottom, left, right, weight);
    }

    private static bool GoesOn(IReadOnlyList<IReadOnlyList<Segment>> rows, int upper, int lower)
    {
        var (above, below) = (rows[upper][0], rows[lower][0]);
        return above.Baseline - below.Baseline <= Continues * Math.Max(above.Size, below.Size) && Math.Abs(above.Size - below.Size) <= 0.1 * below.Size && above.Bold == below.Bold;
    }
}
