using System.Text;
using Summarizer.Documents.Pdf.Lines;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Pdf.Blocks;

/// <summary>Blocks of a document in order, those that a column or a page cut in two joined again.</summary>
internal sealed class Flow(LineJoiner joiner)
{
    private const double SameSize = 0.07;
    private readonly List<Entry> _entries = [];
    private int _closed;
    private string? _header;

    /// <summary>Whether a row is the header of a table that a page's end cut in two, set again on the next page.</summary>
    public bool IsRepeatedHeader(PageBlock row) => row.Kind is BlockKind.TableHeader or BlockKind.TableRow && row.Text == _header
        && LastOnPage() is { First.Kind: BlockKind.TableRow } last && last.First.Page < row.Page;

    /// <summary>Adds a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="startsColumn">Whether it is the first of its column.</param>
    public void Add(PageBlock block, bool startsColumn)
    {
        if (block is { Kind: BlockKind.Paragraph, Lines.Count: > 0 } && Continued(block, startsColumn) is { } entry)
        {
            Append(entry, block, 0);
            return;
        }

        if (startsColumn && block.Kind == BlockKind.TableRow && RowBefore(block) is { } row)
        {
            row.GoOn([.. row.Cells.Zip(block.Cells, Joined)]);
            return;
        }

        _header = block.Kind == BlockKind.TableHeader ? block.Text : _header;
        entry = new Entry(block) { Label = block.Marker > 0 && block.Lines[0].Marker is { Number: > 0 } marker ? marker.Text : "" };
        _entries.Add(entry);
        Append(entry, block, block.Marker);
    }

    /// <summary>What follows does not go on with what came before.</summary>
    public void Interrupt() => _closed = _entries.Count;

    /// <summary>Hands the blocks over.</summary>
    public void WriteTo(TextAssembler text)
    {
        foreach (var entry in _entries)
        {
            text.Page = entry.First.Page;
            text.Add(entry.First.Kind, entry.Text.ToString(), entry.First.Level, entry.Label);
        }
    }

    private void Append(Entry entry, PageBlock block, int skip)
    {
        entry.Text.Append(block.Text);
        foreach (var line in block.Lines)
        {
            joiner.Append(entry.Text, line.Text[skip..], entry.Spaced);
            (entry.Spaced, skip) = (line.EndsInSpace, 0);
        }

        entry.Last = block;
    }

    // The paragraph or entry that this one goes on with: notes and furniture lie between the two, and where it begins small, tables and captions.
    private Entry? Continued(PageBlock block, bool startsColumn)
    {
        var small = block.Lines[0].StartsSmall;
        for (var i = _entries.Count - 1; i >= _closed; i--)
        {
            var entry = _entries[i];
            if (entry.First.Kind is BlockKind.Paragraph or BlockKind.ListItem)
            {
                var goesOn = startsColumn || i < _entries.Count - 1 ? small || entry.Last.IsFull : small && entry.Last.IsFull;
                return goesOn && IsOpen(entry, small) && IsAlike(entry.Last, block) ? entry : null;
            }

            if (entry.First.Kind is not (BlockKind.Footnote or BlockKind.Furniture) && !(small && entry.First.Kind is BlockKind.Caption or BlockKind.TableRow or BlockKind.TableHeader))
            {
                return null;
            }
        }

        return null;
    }

    // The row of the page before that this one goes on with: it has nothing to add to some cells, and goes on inside a sentence in the others.
    private Entry? RowBefore(PageBlock row) => LastOnPage() is { First.Kind: BlockKind.TableRow } last && last.First.Page < row.Page && last.Cells.Count == row.Cells.Count && row.Cells.Any(c => c.Length == 0)
        && last.Cells.Zip(row.Cells).All(p => p.Second.Length == 0 || (p.First.Length > 0 && !Sentences.Ends(p.First))) ? last : null;

    private Entry? LastOnPage() => _entries.FindLast(e => e.First.Kind is not (BlockKind.Footnote or BlockKind.Furniture));

    private string Joined(string first, string second)
    {
        var text = new StringBuilder(first);
        joiner.Append(text, second, spaced: false, isNarrow: true);
        return text.ToString();
    }

    private static bool IsOpen(Entry entry, bool small)
    {
        var text = entry.Text.ToString();
        return text.Length > 0 && (!Sentences.Ends(text) || (small && Sentences.Pauses(text)));
    }

    private static bool IsAlike(PageBlock first, PageBlock second) =>
        first.Lines.Count > 0 && Math.Abs(first.Lines[^1].Size - second.Lines[0].Size) <= SameSize * first.Lines[^1].Size;

    private sealed class Entry(PageBlock first)
    {
        public PageBlock First { get; } = first;

        public PageBlock Last { get; set; } = first;

        public StringBuilder Text { get; } = new();

        public IReadOnlyList<string> Cells { get; private set; } = first.Cells;

        public void GoOn(IReadOnlyList<string> cells)
        {
            Cells = cells;
            Text.Clear().AppendJoin(Tables.Separator, cells);
        }

        public string Label { get; init; } = "";

        public bool Spaced { get; set; }
    }
}
