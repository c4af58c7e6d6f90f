using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Summarizer.Documents.Packages;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Sheets;

/// <summary>Rows of the visible sheets of a workbook, under the names of the sheets: values as they are shown, formulas by their last results.</summary>
internal static class WorkbookText
{
    private const int MostColumns = 1000;
    private const int FewestWords = 5;

    /// <exception cref="DocumentException">It is too long, has no text, or is no workbook.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        using var stream = new MemoryStream(Package.Check(content, limits).ToArray(), writable: false);
        using var file = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = limits.MaxUnpackedBytes });
        var book = file.WorkbookPart
            ?? throw new DocumentException(DocumentError.Malformed, "The archive is no workbook: it has no main part. Send it with the Content-Type of what it is.");
        var text = new TextAssembler(limits);
        var values = new CellTexts(book);
        foreach (var sheet in book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
        {
            if (sheet.Id?.Value is not { } id || !book.TryGetPartById(id, out var part) || part is not WorksheetPart page)
            {
                continue;
            }

            if (sheet.State.Known() is { } state && state != SheetStateValues.Visible)
            {
                text.LeftOut.Add(LeftOutKinds.HiddenSheet);
                continue;
            }

            AddSheet(sheet.Name?.Value ?? "", page, values, text);
        }

        return text.ToDocument(FileFormat.Xlsx, file.PackageProperties.Title);
    }

    private static void AddSheet(string name, WorksheetPart page, CellTexts values, TextAssembler text)
    {
        var rows = new SheetRows(text);
        var named = false;
        using var reader = OpenXmlReader.Create(page);
        var hidden = new HashSet<int>();
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Column) && reader.IsStartElement && reader.LoadCurrentElement() is Column { Hidden: { } isHidden } column && isHidden.Known() == true)
            {
                var last = Math.Min(column.Max.Known() ?? 0, MostColumns);
                hidden.UnionWith(Enumerable.Range(0, (int)last).Where(c => c + 1 >= (column.Min.Known() ?? uint.MaxValue)));
            }

            if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row)
            {
                continue;
            }

            if (row.Hidden.Known() == true)
            {
                text.LeftOut.Add(LeftOutKinds.HiddenText, row.HasChildren ? 1 : 0);
                continue;
            }

            var cells = Cells(row, values);
            for (var c = cells.Count - 1; c >= 0; c--)
            {
                if (hidden.Contains(c))
                {
                    text.LeftOut.Add(LeftOutKinds.HiddenText, cells[c].Length > 0 ? 1 : 0);
                    cells.RemoveAt(c);
                }
            }

            if (!named && cells.Exists(c => c.Length > 0))
            {
                text.Add(BlockKind.Heading, name, 1);
                named = true;
            }

            if (cells.FindAll(c => c.Length > 0) is [var only] && only.Count(c => c == ' ') >= FewestWords && TextAnalyzer.EndsSentence(only))
            {
                // A note in a cell of its own is text and no row of a table.
                rows.End();
                text.Add(BlockKind.Paragraph, only);
                continue;
            }

            rows.Add(cells);
        }

        rows.End();
        text.LeftOut.Add(LeftOutKinds.Image, page.DrawingsPart?.ImageParts.Count() ?? 0);
        text.LeftOut.Add(LeftOutKinds.Chart, page.DrawingsPart?.ChartParts.Count() ?? 0);
        text.LeftOut.Add(LeftOutKinds.Comment, page.WorksheetCommentsPart?.Comments?.CommentList?.Elements<Comment>().Count() ?? 0);
    }

    // Cells that are empty are not written in the file.
    private static List<string> Cells(Row row, CellTexts values)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
            if (column >= MostColumns)
            {
                break;
            }

            while (cells.Count < column)
            {
                cells.Add("");
            }

            cells.Add(values.Of(cell));
        }

        return cells;
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetter).Take(4))
        {
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
