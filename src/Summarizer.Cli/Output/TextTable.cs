using Spectre.Console;

namespace Summarizer.Cli.Output;

/// <summary>A small table: drawn on a terminal, aligned with spaces when redirected, so that a pipe gets plain text.</summary>
internal sealed class TextTable(params string[] headers)
{
    private const string Gap = "  ";
    private readonly List<string[]> _rows = [];

    /// <summary>Appends a row.</summary>
    /// <param name="cells">One per column.</param>
    public TextTable Row(params string[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    public void WriteTo(TextWriter writer, bool isTerminal)
    {
        if (isTerminal)
        {
            Terminal.Canvas(writer).Write(Drawn());
            return;
        }

        var widths = headers.Select((header, column) => _rows.Append(headers).Max(row => row[column].Length)).ToArray();
        foreach (var row in HasHeaders ? _rows.Prepend(headers) : _rows)
        {
            writer.WriteLine(string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private bool HasHeaders => headers.Any(header => header.Length > 0);

    private Table Drawn()
    {
        var table = new Table { Border = TableBorder.Rounded, ShowHeaders = HasHeaders };
        foreach (var header in headers)
        {
            table.AddColumn(new TableColumn(new Text(header)));
        }

        foreach (var row in _rows)
        {
            table.Rows.Add(row.Select(cell => new Text(cell)));
        }

        return table;
    }
}
