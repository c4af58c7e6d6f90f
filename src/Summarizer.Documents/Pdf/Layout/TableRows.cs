namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Puts the lines of a table into rows and cells: a cell may hold several lines.</summary>
internal static class TableRows
{
    private const double Leading = 1.45;
    private const double SameGap = 1.3;
    private const double RowGap = 1.1;

    private const int FewLetters = 4;

    // Shares of the rows.
    private const double RuledRows = 0.4;
    private const double HasUprights = 0.6;
    private const double MostlyMonospaced = 0.85;

    /// <summary>The table with its cells.</summary>
    /// <param name="rows">Segments by baseline from the top down.</param>
    /// <param name="columns">Its columns in reading order.</param>
    /// <param name="rules">Lines that are drawn on the page.</param>
    public static Region Of(IReadOnlyList<IReadOnlyList<Segment>> rows, IReadOnlyList<Column> columns, Rules rules)
    {
        var (left, right) = (columns.Min(c => c.Left), columns.Max(c => c.Right));
        var between = rows.Zip(rows.Skip(1)).Count(p => IsRuled(p.First, p.Second));
        var grid = rows.Count(r => rules.Passing(r[0].Baseline, r[0].Size).Any(x => x > left && x < right)) >= HasUprights * rows.Count;
        var ruled = between >= (grid ? 1 : (rows.Count - 1) * RuledRows);
        if (!ruled && IsProgramText(rows))
        {
            return ByLines(rows, columns, (_, _) => true);
        }

        return !ruled && CellStacks.Of(rows, columns) is { } stacks
            ? new(rows, IsTable: true) { Cells = [.. stacks.Rows.Select(r => Enumerable.Range(0, columns.Count).Select(c => Lines(r, c)).ToList())] }
            : ByLines(rows, columns, ruled ? IsRuled : null);

        bool IsRuled(IReadOnlyList<Segment> above, IReadOnlyList<Segment> below) => rules.IsBetween(above[0].Baseline + (0.1 * above[0].Size), below[0].Baseline, left, right, above);
    }

    // What a program prints: every line is a row.
    private static bool IsProgramText(IReadOnlyList<IReadOnlyList<Segment>> rows)
    {
        var words = rows.SelectMany(r => r).Where(s => s.Characters >= FewLetters).ToList();
        return words.Count > 0 && words.Count(s => s.IsMonospaced) >= MostlyMonospaced * words.Count;
    }

    private static List<Segment> Lines(IReadOnlyList<CellStack> row, int column) => [.. row.Where(s => s.Column == column).SelectMany(s => s.Lines).SelectMany(l => l)];

    private static Region ByLines(IReadOnlyList<IReadOnlyList<Segment>> rows, IReadOnlyList<Column> columns, Func<IReadOnlyList<Segment>, IReadOnlyList<Segment>, bool>? isRuled)
    {
        var closest = rows.Count > 1 ? rows.Zip(rows.Skip(1)).Min(p => p.First[0].Baseline - p.Second[0].Baseline) : 0;
        var spaced = IsSpaced(rows, columns, closest);
        var logical = new List<List<List<Segment>>>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == 0 || (isRuled is not null ? isRuled(rows[i - 1], rows[i]) : spaced ? IsApart(rows[i - 1], rows[i], closest) : Begins(rows[i - 1], rows[i], columns, closest)))
            {
                logical.Add([.. columns.Select(_ => new List<Segment>())]);
            }

            foreach (var segment in rows[i])
            {
                logical[^1][Math.Max(0, Place(columns, segment))].Add(segment);
            }
        }

        return new(rows, IsTable: true) { Cells = [.. logical] };
    }

    // Rows stand further apart than the lines in a cell: some lines that stand close lack their first cell, and in none a number stands below a number.
    private static bool IsSpaced(IReadOnlyList<IReadOnlyList<Segment>> rows, IReadOnlyList<Column> columns, double closest)
    {
        var pairs = rows.Zip(rows.Skip(1)).ToList();
        var close = pairs.Where(p => !IsApart(p.First, p.Second, closest)).ToList();
        return close.Count < pairs.Count && close.Any(p => !p.Second.Any(columns[0].Holds)) && !close.Any(p => IsTotal(p.First, p.Second));
    }

    private static bool IsApart(IReadOnlyList<Segment> above, IReadOnlyList<Segment> row, double closest) => above[0].Baseline - row[0].Baseline > RowGap * closest;

    // A line goes on with the row above when no other lines of the table stand closer, and one of the two lacks cells that the row has: a cell of several lines.
    private static bool Begins(IReadOnlyList<Segment> above, IReadOnlyList<Segment> row, IReadOnlyList<Column> columns, double closest)
    {
        var gap = above[0].Baseline - row[0].Baseline;
        if (gap > Leading * row[0].Size || gap > SameGap * closest)
        {
            return true;
        }

        var (lacks, lacked) = (!row.Any(columns[0].Holds), !above.Any(columns[0].Holds));
        var small = (row.Count < columns.Count || above.Count < columns.Count || row.All(IsSmall)) && IsSmall(row[0]);

        // A first cell in the middle of its row stands beside lines that go on.
        var others = row.Where(s => !columns[0].Holds(s)).ToList();
        var middle = lacked && above.Count < columns.Count && (others.Count == 0 || others.Exists(IsSmall));
        return IsTotal(above, row) || !(lacks || small || middle);
    }

    private static bool IsTotal(IReadOnlyList<Segment> above, IReadOnlyList<Segment> row) =>
        row.Any(s => IsNumber(s.Text) && above.Any(a => IsNumber(a.Text) && a.Left < s.Right && a.Right > s.Left));

    private static bool IsSmall(Segment segment) => segment.Text is [var letter, ..] && char.IsLower(letter);

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
