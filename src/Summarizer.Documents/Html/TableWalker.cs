using System.Globalization;
using AngleSharp.Dom;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Html;

/// <summary>Reads tables row by row; tables that only place things on a page are read as what they place. A cell over several rows is said in each.</summary>
internal sealed class TableWalker(IBlockSink sink, LeftOutCounter left, IReadOnlySet<IElement> skipped)
{
    private const int LongCell = 600;
    private const int MostRows = 1000;

    /// <summary>Adds a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="asBlocks">Reads what is in it as blocks.</param>
    public void Walk(IElement table, Action asBlocks)
    {
        var rows = RowsOf(table).Where(r => !Elements.IsHidden(r)).ToList();
        if (IsLayout(table, rows))
        {
            asBlocks();
            return;
        }

        foreach (var caption in table.Children.Where(c => c.LocalName == "caption"))
        {
            sink.Add(BlockKind.Caption, Text(caption), null, "");
        }

        var above = new Dictionary<int, (string Text, int Rows)>();
        var cells = rows.ConvertAll(r => Cells(r, above).ToList());
        for (var i = 0; i < rows.Count; i++)
        {
            var header = (rows[i].ParentElement?.LocalName == "thead" || CellsOf(rows[i]).All(c => c.LocalName == "th") || (i == 0 && TableHeaders.LooksLikeOne(cells[0], cells.ElementAtOrDefault(1))))
                && rows.Count > 1;
            sink.Add(header ? BlockKind.TableHeader : BlockKind.TableRow, string.Join(" | ", cells[i]), null, "");
        }
    }

    private IEnumerable<string> Cells(IElement row, Dictionary<int, (string Text, int Rows)> above)
    {
        var column = 0;
        foreach (var cell in CellsOf(row))
        {
            foreach (var spanned in Spanned(above, ref column))
            {
                yield return spanned;
            }

            var text = Elements.IsHidden(cell) ? "" : Text(cell);
            if (Number(cell, "rowspan") is > 1 and var rows)
            {
                above[column] = (text, Math.Min(rows, MostRows) - 1);
            }

            column += Math.Clamp(Number(cell, "colspan"), 1, MostRows);
            yield return text;
        }

        foreach (var spanned in Spanned(above, ref column))
        {
            yield return spanned;
        }
    }

    private static List<string> Spanned(Dictionary<int, (string Text, int Rows)> above, ref int column)
    {
        var cells = new List<string>();
        while (above.TryGetValue(column, out var cell))
        {
            cells.Add(cell.Text);
            above[column] = (cell.Text, cell.Rows - 1);
            if (cell.Rows == 1)
            {
                above.Remove(column);
            }

            column++;
        }

        return cells;
    }

    private string Text(IElement cell)
    {
        var text = new CellSink();
        new BlockWalker(text, left, skipped).Walk(cell);
        return text.Text;
    }

    private static bool IsLayout(IElement table, List<IElement> rows) =>
        table.GetAttribute("role") is "presentation" or "none" || table.QuerySelector("table") is not null || rows.TrueForAll(r => CellsOf(r).Count() <= 1)
        || rows.SelectMany(CellsOf).Any(c => c.QuerySelector("h1,h2,h3,h4,article,section,form") is not null || (c.TextContent.Length > LongCell && c.QuerySelectorAll("p,div,li,br").Length > 2));

    private static IEnumerable<IElement> RowsOf(IElement table) =>
        table.Children.SelectMany(c => c.LocalName == "tr" ? [c] : c.LocalName is "thead" or "tbody" or "tfoot" ? c.Children.Where(r => r.LocalName == "tr") : []);

    private static IEnumerable<IElement> CellsOf(IElement row) => row.Children.Where(c => c.LocalName is "td" or "th");

    private static int Number(IElement cell, string name) => int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
