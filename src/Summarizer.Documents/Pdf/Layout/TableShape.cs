namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Tells a table from text in columns: cells are short, stand side by side and do not go on in the next line.</summary>
internal static class TableShape
{
    private const double SideBySide = 0.5;
    private const double SeveralSideBySide = 0.3;
    private const double Filled = 0.7;
    private const int ProseLine = 18;
    private const double GoesOn = 0.4;

    public static bool IsTable(IReadOnlyList<IReadOnlyList<Segment>> rows, IReadOnlyList<Column> columns, Rules rules)
    {
        var ruled = columns.Skip(1).Any(c => rules.CountAcross(rows[0][0].Baseline + (2 * rows[0][0].Size), rows[^1][0].Baseline - rows[0][0].Size, c.Left - 1) >= 3);
        if (ruled)
        {
            return true;
        }

        var stacks = CellStacks.Of(rows, columns);
        if (stacks?.IsLevel == true)
        {
            return true;
        }

        var aligned = rows.Count(r => columns.Count(c => r.Any(c.Holds)) > 1);
        return (stacks?.IsGrid == true || aligned >= (columns.Count > 2 ? SeveralSideBySide : SideBySide) * rows.Count) && !columns.All(c => IsProse(c, rows));
    }

    // Lines of prose are long, reach the edge of their column, and most begin inside a sentence.
    private static bool IsProse(Column column, IReadOnlyList<IReadOnlyList<Segment>> rows)
    {
        var lines = rows.SelectMany(r => r).Where(column.Holds).ToList();
        var characters = lines.Average(l => l.Characters);
        var filled = lines.Count(l => l.Width >= Filled * (column.Right - column.Left));
        var small = lines.Skip(1).Count(l => l.Text is [var first, ..] && char.IsLower(first));
        return characters >= ProseLine && (filled >= 0.6 * lines.Count || small >= GoesOn * (lines.Count - 1)) && (lines.Count > 2 || small > 0);
    }
}
