namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Tells a table from text in columns: cells are short, stand side by side and do not go on in the next line.</summary>
internal static class TableShape
{
    private const double SideBySide = 0.5;
    private const double SeveralSideBySide = 0.3;
    private const int ProseLine = 18;
    private const double Broken = 0.65;

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

    // Lines of prose are long, and break where the next word has no room.
    private static bool IsProse(Column column, IReadOnlyList<IReadOnlyList<Segment>> rows)
    {
        var lines = rows.SelectMany(r => r).Where(column.Holds).ToList();
        var broken = lines.Zip(lines.Skip(1)).Count(p => p.First.Right + FirstWord(p.Second) > column.Right);
        var small = lines.Skip(1).Any(l => l.Text is [var first, ..] && char.IsLower(first));
        return lines.Average(l => l.Characters) >= ProseLine && broken >= Broken * (lines.Count - 1) && (lines.Count > 2 || small);
    }

    private static double FirstWord(Segment segment) => (segment.Text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? end + 1 : segment.Text.Length) * segment.Width / Math.Max(1, segment.Text.Length);
}
