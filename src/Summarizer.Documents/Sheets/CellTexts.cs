using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellType = DocumentFormat.OpenXml.Spreadsheet.CellValues;
using Summarizer.Documents.Packages;

namespace Summarizer.Documents.Sheets;

/// <summary>Values of cells as a reader sees them: words, numbers, dates and shares.</summary>
internal sealed class CellTexts
{
    private const double LargestDate = 2958466;
    private readonly List<string> _shared;
    private readonly List<string> _formats;

    public CellTexts(WorkbookPart book)
    {
        _shared = [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(Words) ?? []];
        var own = book.WorkbookStylesPart?.Stylesheet?.NumberingFormats?.Elements<NumberingFormat>().Where(f => f.NumberFormatId.Known() is not null)
            .GroupBy(f => f.NumberFormatId.Known()!.Value).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "") ?? [];
        _formats = [.. book.WorkbookStylesPart?.Stylesheet?.CellFormats?.Elements<CellFormat>()
            .Select(f => f.NumberFormatId.Known() is { } id ? own.GetValueOrDefault(id) ?? BuiltIn(id) : "") ?? []];
    }

    /// <summary>The value of a cell.</summary>
    public string Of(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType.Known();
        if (type == CellType.SharedString)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _shared.Count ? _shared[index] : "";
        }

        if (type == CellType.InlineString)
        {
            return cell.InlineString is { } inline ? Words(inline) : "";
        }

        return type == CellType.Boolean ? value == "1" ? "TRUE" : "FALSE"
            : type is null || type == CellType.Number ? Number(value, cell.StyleIndex.Known() is { } style && style < _formats.Count ? _formats[(int)style] : "") : value;
    }

    private static string Number(string value, string format)
    {
        if (format.Length == 0 || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain) ? Math.Round(plain, 10).ToString("0.##########", CultureInfo.InvariantCulture) : value;
        }

        var code = Code(format);
        if (code.Contains('%', StringComparison.Ordinal))
        {
            return (number * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
        }

        if (!code.Any(c => c is 'y' or 'd' or 'h' or 's') || number is < 0 or >= LargestDate)
        {
            return NumberPattern.Of(number, format) ?? Math.Round(number, 10).ToString("0.##########", CultureInfo.InvariantCulture);
        }

        var time = DateTime.FromOADate(number);
        var (date, clock) = (code.Any(c => c is 'y' or 'd'), code.Any(c => c is 'h' or 's'));
        return time.ToString(date && clock ? "yyyy-MM-dd HH:mm" : date ? "yyyy-MM-dd" : "HH:mm", CultureInfo.InvariantCulture);
    }

    // A format without its quoted words, colours and conditions.
    private static string Code(string format)
    {
        var code = new System.Text.StringBuilder();
        var (quoted, bracket) = (false, false);
        foreach (var c in format.ToLowerInvariant())
        {
            quoted ^= c == '"';
            bracket = c == '[' || (bracket && c != ']');
            if (!quoted && !bracket)
            {
                code.Append(c);
            }
        }

        return code.ToString().Replace("general", "", StringComparison.Ordinal).Replace("red", "", StringComparison.Ordinal);
    }

    // ECMA-376 part 1, 18.8.30.
    private static string BuiltIn(uint id) => id switch
    {
        1 => "0",
        2 => "0.00",
        3 or 37 or 38 => "#,##0",
        4 or 39 or 40 => "#,##0.00",
        >= 5 and <= 8 or 42 or 44 => "$#,##0.00",
        9 or 10 => "0%",
        >= 14 and <= 17 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58) => "yyyy-mm-dd",
        >= 18 and <= 21 or (>= 32 and <= 35) or (>= 45 and <= 47) => "h:mm",
        22 => "yyyy-mm-dd h:mm",
        _ => "",
    };

    // Readings of Japanese words are no part of them.
    private static string Words(DocumentFormat.OpenXml.OpenXmlElement item) =>
        string.Concat(item.Descendants<DocumentFormat.OpenXml.Spreadsheet.Text>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text));
}
