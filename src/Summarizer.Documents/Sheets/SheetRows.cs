using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Sheets;

/// <summary>Adds rows of cells, the first of a sheet as header where the second tells that it is one.</summary>
internal sealed class SheetRows(TextAssembler text)
{
    private List<string>? _first;
    private bool _begun;

    /// <summary>Adds a row; empty cells at its end are not said.</summary>
    public void Add(IEnumerable<string> cells)
    {
        var row = cells.Select(WhiteSpace.Fold).ToList();
        row.RemoveRange(row.FindLastIndex(c => c.Length > 0) + 1, row.Count - row.FindLastIndex(c => c.Length > 0) - 1);
        if (row.Count == 0)
        {
            return;
        }

        if (_first is null && !_begun)
        {
            _first = row;
            return;
        }

        if (_first is [var title] && row.Count > 1)
        {
            // What stands alone above a table names it.
            text.Add(BlockKind.Caption, title);
            _first = row;
            return;
        }

        Begin(row);
        Say(BlockKind.TableRow, row);
    }

    /// <summary>Ends the sheet.</summary>
    public void End()
    {
        Begin(null);
        _begun = false;
    }

    private void Begin(List<string>? second)
    {
        if (_first is { } first)
        {
            Say(IsHeader(first, second) || TableHeaders.LooksLikeOne(first, second) ? BlockKind.TableHeader : BlockKind.TableRow, first);
        }

        (_first, _begun) = (null, true);
    }

    private void Say(BlockKind kind, List<string> row) => text.Add(kind, string.Join(" | ", row));

    // Names of columns are words, none empty, none twice, and something below them is a number or they are several.
    private static bool IsHeader(List<string> first, List<string>? second) =>
        second is not null && first.Count > 1 && first.TrueForAll(c => c.Length > 0 && !double.TryParse(c, System.Globalization.CultureInfo.InvariantCulture, out _))
        && first.Distinct(StringComparer.OrdinalIgnoreCase).Count() == first.Count && second.Count <= first.Count;
}
