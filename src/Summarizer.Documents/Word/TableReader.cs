using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Summarizer.Documents.Packages;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Word;

/// <summary>Reads tables row by row. A cell that reaches over several rows is said in each, so that every row can be read alone.</summary>
internal sealed class TableReader(TextAssembler text, BodyWalker walker)
{
    private const int ManyParagraphs = 3;
    private const int LongCell = 600;

    /// <summary>Adds a table.</summary>
    public void Add(OpenXmlElement table, int depth)
    {
        var rows = Inside(table, "tr").ToList();
        if (rows.TrueForAll(r => Inside(r, "tc").Count() <= 1) || rows.SelectMany(r => Inside(r, "tc")).Any(IsLayout))
        {
            // A frame around text.
            foreach (var cell in rows.Where(r => !IsDeleted(r)).SelectMany(r => Inside(r, "tc")))
            {
                walker.Walk(cell, null, depth);
            }

            return;
        }

        text.LeftOut.Add(LeftOutKinds.Deletion, rows.RemoveAll(IsDeleted) + rows.SelectMany(r => Inside(r, "tc")).Count(IsCellDeleted));
        var above = new Dictionary<int, string>();
        var cells = rows.ConvertAll(r => Cells(r, above).ToList());
        for (var i = 0; i < rows.Count; i++)
        {
            var header = IsHeader(rows, i) || (i == 0 && TableHeaders.LooksLikeOne(cells[0], cells.ElementAtOrDefault(1)));
            text.Add(header ? BlockKind.TableHeader : BlockKind.TableRow, string.Join(" | ", cells[i]));
            foreach (var nested in Inside(rows[i], "tc").SelectMany(c => Inside(c, "tbl")))
            {
                Add(nested, depth + 1);
            }
        }

        walker.Flush(depth);
    }

    private IEnumerable<string> Cells(OpenXmlElement row, Dictionary<int, string> above)
    {
        var column = (row.ChildElements.FirstOrDefault(c => c.LocalName == "trPr")?.GetFirstChild<GridBefore>()?.Val.Known() ?? 0);
        foreach (var cell in Inside(row, "tc").Where(c => !IsCellDeleted(c)))
        {
            var properties = cell.ChildElements.FirstOrDefault(c => c.LocalName == "tcPr");
            var merge = properties?.GetFirstChild<VerticalMerge>();
            var words = merge is not null && merge.Val.Known() != MergedCellValues.Restart && above.TryGetValue(column, out var before) ? before : TextOf(cell);
            if (merge is null)
            {
                above.Remove(column);
            }
            else
            {
                above[column] = words;
            }

            column += Math.Max(1, properties?.GetFirstChild<GridSpan>()?.Val.Known() ?? 1);
            yield return words;
        }
    }

    private string TextOf(OpenXmlElement cell) => WhiteSpace.Fold(string.Join(' ', Inside(cell, "p").Select(walker.TextOf)));

    private static bool IsLayout(OpenXmlElement cell)
    {
        var paragraphs = Inside(cell, "p").Select(p => p.InnerText.Length).Where(l => l > 0).ToList();
        return paragraphs.Count >= ManyParagraphs && paragraphs.Sum() > LongCell;
    }

    private static bool IsHeader(List<OpenXmlElement> rows, int index)
    {
        if (Properties(rows[index])?.GetFirstChild<TableHeader>() is { } header && header.Val?.InnerText is not ("0" or "false" or "off"))
        {
            return true;
        }

        return index == 0 && rows.Count > 1 && IsBold(rows[0]) && !IsBold(rows[1]);
    }

    private static bool IsBold(OpenXmlElement row)
    {
        var runs = row.Descendants<Run>().Where(r => r.InnerText.Length > 0).ToList();
        return runs.Count > 0 && runs.TrueForAll(r => Styles.IsOn(r.RunProperties?.Bold));
    }

    private static bool IsDeleted(OpenXmlElement row) => Properties(row)?.ChildElements.Any(c => c.LocalName is "del" or "moveFrom") ?? false;

    private static bool IsCellDeleted(OpenXmlElement cell) => cell.ChildElements.FirstOrDefault(c => c.LocalName == "tcPr")?.ChildElements.Any(c => c.LocalName == "cellDel") ?? false;

    private static OpenXmlElement? Properties(OpenXmlElement row) => row.ChildElements.FirstOrDefault(c => c.LocalName == "trPr");

    // Rows of a table, cells of a row or paragraphs of a cell: content controls and custom XML may lie between.
    private static IEnumerable<OpenXmlElement> Inside(OpenXmlElement parent, string name)
    {
        var waiting = new Stack<OpenXmlElement>(parent.ChildElements.Reverse());
        while (waiting.TryPop(out var element))
        {
            if (element.LocalName == name)
            {
                yield return element;
            }
            else if (element.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" or "smartTag")
            {
                foreach (var child in element.ChildElements.Reverse())
                {
                    waiting.Push(child);
                }
            }
        }
    }
}
