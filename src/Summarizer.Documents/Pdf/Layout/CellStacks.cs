namespace Summarizer.Documents.Pdf.Layout;

/// <summary>
/// Rows of a table that has no lines between them. Lines of a column that stand close are a cell, and cells whose heights overlap are a row: so a cell may hold several lines,
/// and the others of its row may stand at its top, in its middle or at its bottom.
/// </summary>
internal sealed class CellStacks
{
    // Distances of lines, in font sizes.
    private const double Nearest = 0.8;
    private const double WidestLeading = 1.7;

    // Rows stand so much further apart than lines, and lines differ by no more than this.
    private const double Jump = 1.03;
    private const double Spread = 1.5;
    private const double Most = 0.75;
    private const double Some = 0.3;
    private const int FewRows = 3;
    private readonly int _columns;

    private CellStacks(IReadOnlyList<IReadOnlyList<CellStack>> rows, int columns) => (Rows, _columns) = (rows, columns);

    /// <summary>Cells by row from the top down.</summary>
    public IReadOnlyList<IReadOnlyList<CellStack>> Rows { get; }

    /// <summary>Whether most rows have one cell in a column, and several cells.</summary>
    public bool IsGrid => Rows.Count > 1 && Regular >= Most;

    /// <summary>Whether the cells of most rows stand level though many differ in their number of lines, which columns of running text do by chance only.</summary>
    public bool IsLevel => IsGrid && Rows.Count >= FewRows && Rows.Count(r => r.Select(s => s.Lines.Count).Distinct().Count() > 1) >= Some * Rows.Count && Rows.Count(r => r.Count == _columns && r.All(s => s.IsLevelWith(r[0]))) >= Most * Rows.Count;

    /// <summary>Finds the rows; null where distances do not tell lines of a cell from rows.</summary>
    /// <param name="rows">Segments by baseline from the top down.</param>
    /// <param name="columns">Columns of the table.</param>
    public static CellStacks? Of(IReadOnlyList<IReadOnlyList<Segment>> rows, IReadOnlyList<Column> columns)
    {
        var lines = columns.Select(c => PageOrder.RowsOf(rows.SelectMany(r => r).Where(s => c.Holds(s)))).ToList();
        var widest = WidestInCell([.. lines.SelectMany(c => c.Zip(c.Skip(1), Distance)).Where(d => d >= Nearest).Order()]);
        return widest.Select(w => At(lines, w)).OfType<CellStacks>().OrderByDescending(s => s.Regular).ThenByDescending(s => s.Rows.Count).FirstOrDefault();
    }

    // Share of the rows that have one cell in a column, and several cells.
    private double Regular => Rows.Count(r => r.Count > 1 && r.DistinctBy(s => s.Column).Count() == r.Count) / (double)Rows.Count;

    private static CellStacks? At(List<List<IReadOnlyList<Segment>>> lines, double widest)
    {
        var stacks = lines.SelectMany((c, i) => StacksOf(c, widest).Select(s => new CellStack(i, s))).ToList();
        var found = Overlapping(stacks).SelectMany(Spans).ToList();
        var wrapped = found.Exists(r => r.Select(s => s.Lines.Count).Distinct().Count() > 1);
        return wrapped && !stacks.Exists(HoldsSum) ? new(found, lines.Count) : null;
    }

    // Where the distances of lines in a cell may end and those of rows begin.
    private static IEnumerable<double> WidestInCell(List<double> distances)
    {
        for (var i = 1; i < distances.Count && distances[i - 1] <= Math.Min(WidestLeading, Spread * distances[0]); i++)
        {
            if (distances[i] >= Jump * distances[i - 1])
            {
                yield return (distances[i] + distances[i - 1]) / 2;
            }
        }
    }

    // In sizes of the larger letters: a line of small program text among others is as high as they are.
    private static double Distance(IReadOnlyList<Segment> above, IReadOnlyList<Segment> below) =>
        (above[0].Baseline - below[0].Baseline) / Math.Max(above.Max(s => s.Tallest), below.Max(s => s.Tallest));

    private static IEnumerable<List<IReadOnlyList<Segment>>> StacksOf(List<IReadOnlyList<Segment>> lines, double widest)
    {
        var stack = new List<IReadOnlyList<Segment>>();
        foreach (var line in lines)
        {
            if (stack.Count > 0 && Distance(stack[^1], line) > widest)
            {
                yield return stack;
                stack = [];
            }

            stack.Add(line);
        }

        if (stack.Count > 0)
        {
            yield return stack;
        }
    }

    private static IEnumerable<List<CellStack>> Overlapping(List<CellStack> stacks)
    {
        var row = new List<CellStack>();
        foreach (var stack in stacks.OrderByDescending(s => s.Top))
        {
            if (row.Count > 0 && row.Min(s => s.Bottom) >= stack.Top)
            {
                yield return row;
                row = [];
            }

            row.Add(stack);
        }

        if (row.Count > 0)
        {
            yield return row;
        }
    }

    // A cell beside several rows belongs to the first of them.
    private static IEnumerable<List<CellStack>> Spans(List<CellStack> row)
    {
        var several = row.GroupBy(s => s.Column).Select(g => g.ToList()).Where(g => g.Count > 1).ToList();
        var count = several.Count > 1 ? several[0].Count : 0;
        if (count == 0 || !several.TrueForAll(g => g.Count == count && g.Zip(several[0]).All(p => p.First.Overlaps(p.Second))))
        {
            return [row];
        }

        var rows = Enumerable.Range(0, count).Select(i => several.Select(g => g[i]).ToList()).ToList();
        rows[0].AddRange(row.Except(rows.SelectMany(r => r)));
        return rows;
    }

    // A number below a number is no second line.
    private static bool HoldsSum(CellStack stack) => stack.Lines.Zip(stack.Lines.Skip(1)).Any(p => IsNumber(p.First) && IsNumber(p.Second));

    private static bool IsNumber(IReadOnlyList<Segment> line) => line.Any(s => s.Text.Any(char.IsDigit)) && !line.Any(s => s.Text.Any(char.IsLetter));
}
