using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>Tables of pipes, tabs, commas or columns of spaces.</summary>
internal sealed partial class TableLines(IReadOnlyList<TextLine> lines, BlockList blocks) : LineRecognizer(lines, blocks)
{
    private const int LongestCell = 60;
    private const int FewRows = 3;
    private const string WideGap = "   ";

    private static readonly char[] Separators = ['|', '\t', ',', ';', ' '];

    public override bool Matches(int line) => Array.Exists(Separators, s => IsTable(line, s) || IsTable(line - 1, s));

    public override int Read(int line)
    {
        var separator = Array.Find(Separators, s => IsTable(line, s));
        if (separator == '\0')
        {
            return line;
        }

        var end = line;
        while (!IsBlank(end) && (IsBorder(end) || Cells(end, separator).Length > 1))
        {
            end++;
        }

        var leadIn = Blocks.Last is { Kind: BlockKind.Heading or BlockKind.Title or BlockKind.Paragraph or BlockKind.Caption } ? Blocks.Count - 1 : (int?)null;
        int? header = null;
        var hasHeader = HasHeader(line, end, separator);
        for (var row = line; row < end; row++)
        {
            if (IsBorder(row))
            {
                Blocks.Add(BlockKind.Furniture, Lines[row], Lines[row]);
                continue;
            }

            var isHeader = hasHeader && header is null;
            Blocks.Add(isHeader ? BlockKind.TableHeader : BlockKind.TableRow, Lines[row], Lines[row]);
            Blocks.Replace(b => b with { LeadIn = header ?? leadIn });
            header = isHeader ? Blocks.Count - 1 : header;
        }

        return end;
    }

    private bool IsTable(int line, char separator)
    {
        if (IsBlank(line) || (IsBorder(line) && separator != '|'))
        {
            return false;
        }

        if (IsBorder(line))
        {
            return At(line)[0] is '|' or '+' && !IsBlank(line + 1) && Cells(line + 1, '|').Length > 1;
        }

        var columns = Cells(line, separator).Length;
        return columns > 1 && separator switch
        {
            '|' => (At(line) is ['|', .., '|']) || Same(line, separator, columns, 2),
            '\t' => Same(line, separator, columns, 2),
            ' ' => Same(line, separator, columns, columns > 2 || Short(line).Contains(WideGap, StringComparison.Ordinal) ? 2 : FewRows),
            _ => columns > 2 && Same(line, separator, columns, FewRows),
        };
    }

    // Whether enough lines around have as many cells.
    private bool Same(int line, char separator, int columns, int rows)
    {
        var found = 1;
        for (var i = line + 1; !IsBlank(i) && found < rows && (IsBorder(i) || Cells(i, separator).Length == columns); i++)
        {
            found += IsBorder(i) ? 0 : 1;
        }

        for (var i = line - 1; !IsBlank(i) && found < rows && (IsBorder(i) || Cells(i, separator).Length == columns); i--)
        {
            found += IsBorder(i) ? 0 : 1;
        }

        return found >= rows;
    }

    private string[] Cells(int line, char separator)
    {
        var text = Short(line);
        switch (separator)
        {
            case '|':
                return text.Contains('|', StringComparison.Ordinal) ? text.Trim('|').Split('|') : [text];
            case '\t':
                return TabPattern().Split(text);
            case ' ':
                var cells = SpacePattern().Split(text);
                return Array.Exists(cells, c => c.Length > LongestCell || Wrapping.EndsSentence(c)) || ListLabel.Of(text) is not null ? [text] : cells;
            default:
                return text.Contains(separator + " ", StringComparison.Ordinal) || Wrapping.EndsSentence(text) ? [text] : text.Split(separator);
        }
    }

    private bool IsBorder(int line) => BorderPattern().IsMatch(Short(line));

    private bool HasHeader(int line, int end, char separator)
    {
        var first = IsBorder(line) ? line + 1 : line;
        if (first + 1 < end && IsBorder(first + 1) && At(first + 1).AsSpan().IndexOfAny('-', '=') >= 0)
        {
            return true;
        }

        var rows = Enumerable.Range(first, end - first).Where(i => !IsBorder(i)).ToList();
        return rows.Count >= FewRows && !At(first).Any(char.IsDigit) && rows.Skip(1).Count(r => Cells(r, separator).Any(c => c.Any(char.IsDigit))) * 2 >= rows.Count - 1;
    }

    [GeneratedRegex(@"\s*\t\s*")]
    private static partial Regex TabPattern();

    [GeneratedRegex(@" {2,}")]
    private static partial Regex SpacePattern();

    [GeneratedRegex(@"^(?=.*[-=].*[-=])[|+\-=: \u2500\u253C\u2502]{3,}$")]
    private static partial Regex BorderPattern();
}
