namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Puts the lines of a table into rows and cells: a cell may hold several lines.</summary>
internal static class TableRows
{
    private const double Leading = 1.45;
    private const double SameGap = 1.3;

    public static Region Of(IReadOnlyList<IReadOnlyList<Segment>> rows, IReadOnlyList<Column> columns, Rules rules)
    {
        var (left, right) = (columns.Min(c => c.Left), columns.Max(c => c.Right));
        var ruled = rows.Zip(rows.Skip(1)).Count(p => IsRuled(p.First, p.Second)) >= (rows.Count - 1) * 0.4;
        var closest = rows.Zip(rows.Skip(1)).Min(p => p.First[0].Baseline - p.Second[0].Baseline);
        var logical = new List<List<List<Segment>>>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == 0 || (ruled ? IsRuled(rows[i - 1], rows[i]) : Begins(rows[i - 1], rows[i], columns, closest)))
            {
                logical.Add([.. columns.Select(_ => new List<Segment>())]);
            }

            foreach (var segment in rows[i])
            {
                logical[^1][Math.Max(0, Place(columns, segment))].Add(segment);
            }
        }

        return new(rows, IsTable: true) { Cells = [.. logical] };

        bool IsRuled(IReadOnlyList<Segment> above, IReadOnlyList<Segment> below) => rules.IsBetween(above[0].Baseline + (0.1 * above[0].Size), below[0].Baseline, left, right);
    }

    // A line goes on with the row above when no other lines of the table stand closer, and one of the two lacks cells that the row has: a cell of several lines.
    private static bool Begins(IReadOnlyList<Segment> above, IReadOnlyList<Segment> row, IReadOnlyList<Column> columns, double closest)
    {
        var gap = above[0].Baseline - row[0].Baseline;
        if (gap > Leading * row[0].Size || gap > SameGap * closest)
        {
            return true;
        }

        var (lacks, lacked) = (!row.Any(columns[0].Holds), !above.Any(columns[0].Holds));
        var small = (row.Count < columns.Count || above.Count < columns.Count) && row[0].Text is [var letter, ..] && char.IsLower(letter);
        var total = row.Any(s => IsNumber(s.Text) && above.Any(a => IsNumber(a.Text) && a.Left < s.Right && a.Right > s.Left));
        return total || !(lacks || small || (lacked && above.Count < columns.Count));
    }

    private static bool IsNumber(string cell) => cell.Any(char.IsDigit) && !cell.Any(char.IsLetter);

    private static int Place(IReadOnlyList<Column> columns, Segment segment)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Holds(segment))
            {
                return i;
            }
        }

        return -1;
    }
}
