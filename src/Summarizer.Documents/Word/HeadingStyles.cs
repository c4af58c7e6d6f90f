using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Summarizer.Documents.Word;

/// <summary>Which paragraph styles of a document are headings, and of which level. Style ids are translated by word processors; outline levels and built-in names are not.</summary>
internal sealed class HeadingStyles
{
    private const string BuiltIn = "heading ";
    private readonly Dictionary<string, int> _levels = new(StringComparer.OrdinalIgnoreCase);

    public HeadingStyles(MainDocumentPart document)
    {
        foreach (var style in document.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id && Level(style) is { } level)
            {
                _levels[id] = level;
            }
        }
    }

    /// <summary>Level of a heading, 1 to 6; null for other paragraphs.</summary>
    public int? LevelOf(Paragraph paragraph) =>
        Outline(paragraph.ParagraphProperties?.OutlineLevel)
        ?? (paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id && _levels.TryGetValue(id, out var level) ? level : null);

    private static int? Level(Style style)
    {
        var name = style.StyleName?.Val?.Value ?? "";
        return Outline(style.StyleParagraphProperties?.OutlineLevel)
            ?? (name.StartsWith(BuiltIn, StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(BuiltIn.Length), out var level) ? Math.Clamp(level, 1, 6)
            : name.Equals("title", StringComparison.OrdinalIgnoreCase) ? 1 : null);
    }

    // Outline levels count from 0; 9 is body text.
    private static int? Outline(OutlineLevel? outline) => outline?.Val?.Value is int level and >= 0 and < 9 ? Math.Min(level + 1, 6) : null;
}
