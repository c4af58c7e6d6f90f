using System.Text.RegularExpressions;

namespace Summarizer.Documents.Pdf.Blocks;

/// <summary>Notes below a column: smaller than the text, and marked.</summary>
internal static partial class Footnotes
{
    /// <summary>The blocks, those at the end that are notes marked as such.</summary>
    /// <param name="blocks">Blocks of a column.</param>
    /// <param name="type">How the document is set.</param>
    /// <param name="below">Whether other columns of the page come before.</param>
    public static IReadOnlyList<PageBlock> Mark(IReadOnlyList<PageBlock> blocks, Typography type, bool below)
    {
        var first = blocks.Count;
        for (var i = blocks.Count - 1; i >= 0 && IsSmall(blocks[i], type); i--)
        {
            first = IsMarked(blocks[i].Lines[0]) ? i : first;
        }

        // A column of notes alone is a list in small print.
        return first == 0 && !below ? blocks : [.. blocks.Select((b, i) => i >= first ? b with { Kind = BlockKind.Footnote, Marker = 0 } : b)];
    }

    /// <summary>Whether a line begins with a note's number or sign.</summary>
    public static bool IsMarked(Line line) => Sign().IsMatch(line.Text);

    private static bool IsSmall(PageBlock block, Typography type) => block.Kind is BlockKind.Paragraph or BlockKind.ListItem && block.Lines.All(type.IsSmall);

    [GeneratedRegex(@"^(?:\[?\d{1,3}[\])]?|[*†‡§¶]{1,3})\s?[\p{L}""“‘«(]", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}
