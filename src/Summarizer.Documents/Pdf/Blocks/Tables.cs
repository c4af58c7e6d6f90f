using Summarizer.Documents.Pdf.Layout;
using Summarizer.Documents.Pdf.Lines;

namespace Summarizer.Documents.Pdf.Blocks;

/// <summary>Rows of a table as text.</summary>
internal static class Tables
{
    /// <summary>Stands between cells.</summary>
    public const string Separator = " | ";

    /// <summary>The rows, the first as header where it looks like one.</summary>
    public static IEnumerable<PageBlock> Of(Region region, int page, LineJoiner joiner)
    {
        var rows = region.Cells.Select(r => r.Select(c => Cell(c, joiner)).ToList()).ToList();
        var header = IsHeader(region, rows);
        return rows.Select((row, i) => new PageBlock(i == 0 && header ? BlockKind.TableHeader : IsLabelled(row) ? BlockKind.Paragraph : BlockKind.TableRow, page, [], 0)
        {
            Text = string.Join(IsLabelled(row) ? " " : Separator, row),
            Cells = row,
        });
    }

    // A label and its value are one line, not two columns.
    private static bool IsLabelled(List<string> cells) => cells is [[.., ':'], _];

    private static bool IsHeader(Region region, List<List<string>> rows)
    {
        if (rows.Count < 2 || rows[0].Count(c => c.Length > 0) < 2 || rows[0].Any(c => c.EndsWith(':')))
        {
            return false;
        }

        var bold = region.Cells[0].All(c => c.All(s => s.Bold)) && !region.Cells[1].All(c => c.All(s => s.Bold));
        var numbers = Enumerable.Range(0, rows[0].Count).Any(i => IsNumber(rows[1][i]) && !IsNumber(rows[0][i]));
        return bold || (numbers && !rows[0].Any(IsNumber));
    }

    private static bool IsNumber(string cell) => cell.Any(char.IsDigit) && cell.Count(char.IsLetter) <= cell.Count(char.IsDigit);

    private static string Cell(IReadOnlyList<Segment> segments, LineJoiner joiner)
    {
        var text = new System.Text.StringBuilder();
        var spaced = false;
        foreach (var row in PageOrder.RowsOf(segments))
        {
            joiner.Append(text, string.Join(' ', row.Select(s => s.Text)), spaced, isNarrow: true);
            spaced = row[^1].EndsInSpace;
        }

        return text.ToString();
    }
}
