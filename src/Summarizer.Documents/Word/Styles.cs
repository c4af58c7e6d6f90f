using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Summarizer.Documents.Packages;

namespace Summarizer.Documents.Word;

/// <summary>What the paragraph and character styles of a document say. Style ids are translated by word processors; outline levels and built-in names are not.</summary>
internal sealed class Styles
{
    private const string Heading = "heading ";
    private const int Deepest = 32;
    private readonly Dictionary<string, Style> _styles = new(StringComparer.OrdinalIgnoreCase);

    public Styles(MainDocumentPart document)
    {
        foreach (var style in document.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id)
            {
                _styles[id] = style;
            }
        }
    }

    /// <summary>Level of a heading, 1 to 6; null for other paragraphs.</summary>
    public int? LevelOf(ParagraphProperties? properties) =>
        Outline(properties?.OutlineLevel) ?? Chain(properties?.ParagraphStyleId?.Val?.Value).Select(Level).FirstOrDefault(l => l is not null);

    /// <summary>Kind of a paragraph by its built-in style; null where the style says nothing.</summary>
    public BlockKind? KindOf(ParagraphProperties? properties) =>
        Chain(properties?.ParagraphStyleId?.Val?.Value).Select(s => Kind(NameOf(s))).FirstOrDefault(k => k is not null);

    /// <summary>List that a paragraph belongs to by its style; null for none.</summary>
    public NumberingProperties? NumberingOf(ParagraphProperties? properties) =>
        Chain(properties?.ParagraphStyleId?.Val?.Value).Select(s => s.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(n => n is not null);

    /// <summary>Whether the text of a run is hidden, by itself or by its styles.</summary>
    public bool IsHidden(OpenXmlElement? run, ParagraphProperties? paragraph)
    {
        if (run?.GetFirstChild<Vanish>() is { } own)
        {
            return IsOn(own);
        }

        var styles = Chain(run?.GetFirstChild<RunStyle>()?.Val?.Value).Concat(Chain(paragraph?.ParagraphStyleId?.Val?.Value));
        return styles.Select(s => s.StyleRunProperties?.GetFirstChild<Vanish>()).FirstOrDefault(v => v is not null) is { } vanish && IsOn(vanish);
    }

    /// <summary>Whether a switch is on; one without a value is.</summary>
    public static bool IsOn(OnOffType? toggle) => toggle is not null && toggle.Val.Known() != false;

    // A style and those that it is based on.
    private IEnumerable<Style> Chain(string? id)
    {
        for (var depth = 0; depth < Deepest && id is not null && _styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private static int? Level(Style style)
    {
        var name = NameOf(style);
        return Outline(style.StyleParagraphProperties?.OutlineLevel)
            ?? (name.StartsWith(Heading, StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(Heading.Length), out var level) ? Math.Clamp(level, 1, 6) : null);
    }

    private static string NameOf(Style style) => style.StyleName?.Val?.Value ?? "";

    private static BlockKind? Kind(string name) => name.ToUpperInvariant() switch
    {
        "TITLE" => BlockKind.Title,
        "CAPTION" => BlockKind.Caption,
        "QUOTE" or "INTENSE QUOTE" => BlockKind.Quotation,
        ['T', 'O', 'C', ' ', _] or "TABLE OF FIGURES" => BlockKind.Furniture,
        "HTML PREFORMATTED" or "MACRO" or "PLAIN TEXT" => BlockKind.Code,
        _ => null,
    };

    // Outline levels count from 0; 9 is body text.
    private static int? Outline(OutlineLevel? outline) => outline?.Val.Known() is int level and >= 0 and < 9 ? Math.Min(level + 1, 6) : null;
}
