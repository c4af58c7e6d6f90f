using System.Text;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Sheets;

/// <summary>Rows of comma-separated values (RFC 4180), or of values with another separator, which the first lines tell.</summary>
internal static class Delimited
{
    private const int Sample = 20;

    /// <exception cref="DocumentException">It is too long or has no text.</exception>
    public static ReadDocument Read(string csv, DocumentLimits limits)
    {
        var text = new TextAssembler(limits);
        var rows = new SheetRows(text);
        foreach (var row in Rows(csv, Separator(csv)))
        {
            rows.Add(row);
        }

        rows.End();
        return text.ToDocument(FileFormat.Csv, null);
    }

    // The one that most lines have equally often.
    private static char Separator(string csv)
    {
        var lines = csv.ReplaceLineEndings("\n").Split('\n', Sample + 1).Take(Sample).Where(l => l.Length > 0).ToList();
        return ((char[])[',', ';', '\t', '|']).MaxBy(c => lines.Select(l => l.Count(x => x == c)).Where(n => n > 0).CountBy(n => n).Select(n => n.Value * 10 + Math.Min(n.Key, 9)).DefaultIfEmpty().Max());
    }

    private static IEnumerable<List<string>> Rows(string csv, char separator)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted)
            {
                if (c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                {
                    cell.Append(csv[++i]);
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator || c is '\r' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c != separator)
                {
                    i += c == '\r' && i + 1 < csv.Length && csv[i + 1] == '\n' ? 1 : 0;
                    yield return row;
                    row = [];
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        row.Add(cell.ToString());
        yield return row;
    }
}
