using System.Text.RegularExpressions;

namespace Summarizer.Documents.Pdf.Blocks;

/// <summary>Cuts lines that stand one below the other into headings, paragraphs and entries of lists.</summary>
internal sealed partial class Paragraphs(Typography type)
{
    private const double OtherSize = 0.12;
    private const double MoreThanLeading = 1.3;
    private const int LongestHeading = 200;
    private const int LongestBold = 120;

    /// <summary>The blocks of one column.</summary>
    /// <param name="flow">Its lines from the top down.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="below">Whether it is the last of several on its page.</param>
    public IReadOnlyList<PageBlock> Of(IReadOnlyList<Line> flow, int page, bool below)
    {
        var (left, right) = (flow.Min(l => l.Left), flow.Max(l => l.Right));
        var blocks = new List<List<Line>>();
        var entry = false;
        for (var i = 0; i < flow.Count; i++)
        {
            var marked = IsEntry(flow, i, entry);
            if (i == 0 || marked || Breaks(flow, i, left, right, entry ? blocks[^1][0] : null))
            {
                blocks.Add([]);
                entry = marked;
            }

            blocks[^1].Add(flow[i]);
        }

        return Footnotes.Mark([.. blocks.Select(b => Block(b, page, right))], type, below);
    }

    private PageBlock Block(List<Line> lines, int page, double right)
    {
        var length = lines.Sum(l => l.Text.Length);
        var last = lines[^1].Text;
        var large = lines.All(type.IsLarge) && length <= LongestHeading && !(length > LongestBold && Sentences.Ends(last));
        var bold = !type.BodyIsBold && lines.All(l => l.Bold) && lines.Count <= 2 && length <= LongestBold && !Sentences.Ends(last) && last[^1] != ',';
        if ((large || bold) && lines.Any(l => l.Text.Any(char.IsLetter)))
        {
            return new(BlockKind.Heading, page, lines, right) { Level = type.Level(lines[0]) };
        }

        var marker = IsMarked(lines[0]) ? lines[0].Marker : null;
        return marker is not null
            ? new(BlockKind.ListItem, page, lines, right) { Marker = marker.Length }
            : new(Caption().IsMatch(lines[0].Text) && length <= 2 * LongestHeading ? BlockKind.Caption : BlockKind.Paragraph, page, lines, right);
    }

    // A number at a line's start may be part of a sentence ("in May / 5. Then"), so others of its kind have to be there.
    private bool IsMarked(Line line) =>
        line.Marker is { } m && (m.IsCertain || (m.Number > 0 ? type.Markers.Contains((m.Style, m.Number - 1)) || type.Markers.Contains((m.Style, m.Number + 1)) : true));

    private bool IsEntry(IReadOnlyList<Line> flow, int i, bool inList)
    {
        if (!IsMarked(flow[i]))
        {
            return false;
        }

        return i == 0 || flow[i].Marker!.IsCertain || Sentences.Ends(flow[i - 1].Text) || inList || flow[i - 1].Baseline - flow[i].Baseline > MoreThanLeading * type.Leading(flow[i].Size)
            || (flow[i].Marker!.Number > 0 && HadRoom(flow[i - 1], flow[i], flow.Max(l => l.Right)));
    }

    private bool Breaks(IReadOnlyList<Line> flow, int i, double left, double right, Line? entry)
    {
        var (above, line) = (flow[i - 1], flow[i]);
        var gap = above.Baseline - line.Baseline;
        if (Math.Abs(above.Size - line.Size) > OtherSize * Math.Max(above.Size, line.Size) || gap > MoreThanLeading * type.Leading(line.Size) || gap < 0)
        {
            return true;
        }

        var room = HadRoom(above, line, right);
        if (above.Text.Contains(" … ", StringComparison.Ordinal) && char.IsDigit(above.Text[^1]))
        {
            return true;
        }

        if (above.Bold != line.Bold && room)
        {
            return true;
        }

        if (type.IsSmall(line) && Footnotes.IsMarked(line) && Sentences.Ends(above.Text))
        {
            return true;
        }

        if (line.StartsSmall || above.Text[^1] is '-' or '\u2010' or '\u00AD')
        {
            return false;
        }

        if (entry is not null)
        {
            // Lines of an entry hang under its text, not under its marker.
            return room && line.Left <= entry.Left + (0.3 * line.Size);
        }

        return IsIndented(flow, i, left)
            || (room && (Sentences.Ends(above.Text) ? above.Right < right - (0.1 * (right - left)) : above.Right - left < 0.5 * (right - left)));
    }

    // The first word of the line would have stood on the line above: the break was meant.
    private static bool HadRoom(Line above, Line line, double right) => right - above.Right > line.FirstWord + (0.5 * line.Size);

    private static bool IsIndented(IReadOnlyList<Line> flow, int i, double left)
    {
        var (above, line) = (flow[i - 1], flow[i]);
        var indent = line.Left - above.Left;
        return indent > 0.8 * line.Size && indent < 6 * line.Size && above.Left - left < 0.5 * line.Size
            && (i + 1 == flow.Count || line.Left - flow[i + 1].Left > 0.8 * line.Size || Sentences.Ends(above.Text));
    }

    [GeneratedRegex(
        @"^(?:Figure|Fig\.|Table|Tab\.|Chart|Plate|Abbildung|Abb\.|Tabelle|Tableau|Figura|Tabla|Tabela|Afbeelding|Rysunek|Рис\.|Рисунок|Таблица|図|表|图)\s?\d+(?:\.\d+)*\s?[.:：–—-]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Caption();
}
