using System.Globalization;
using System.Xml.Linq;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.OpenDocument;

/// <summary>What the styles of a document say about its text.</summary>
internal sealed class OpenDocumentStyles
{
    private const int Deepest = 32;
    private const string Heading = "Heading_20_";
    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _lists = new(StringComparer.Ordinal);

    public OpenDocumentStyles(IReadOnlyList<XDocument> parts)
    {
        foreach (var style in parts.SelectMany(p => p.Descendants(Names.Style + "style")))
        {
            _styles.TryAdd((string?)style.Attribute(Names.Style + "name") ?? "", style);
        }

        foreach (var list in parts.SelectMany(p => p.Descendants(Names.Text + "list-style")))
        {
            _lists.TryAdd((string?)list.Attribute(Names.Style + "name") ?? "", list);
        }

        Headers = parts.Sum(p => p.Descendants(Names.Style + "header").Count(h => h.Value.Length > 0));
        Footers = parts.Sum(p => p.Descendants(Names.Style + "footer").Count(h => h.Value.Length > 0));
    }

    /// <summary>Running heads with text.</summary>
    public int Headers { get; }

    /// <summary>Running feet with text.</summary>
    public int Footers { get; }

    /// <summary>Whether a style, or one that it is based on, hides its text.</summary>
    public bool IsHidden(string? name) => Chain(name).Any(s => (string?)s.Element(Names.Style + "text-properties")?.Attribute(Names.Text + "display") == "none");

    /// <summary>Level of a paragraph that is a heading by its style alone; null for others.</summary>
    public int? LevelOf(string? name) => Chain(name).Select(s => (string?)s.Attribute(Names.Style + "name")).Append(name)
        .Select(n => n is not null && n.StartsWith(Heading, StringComparison.Ordinal) && int.TryParse(n.AsSpan(Heading.Length), out var level) ? Math.Clamp(level, 1, 6) : (int?)null)
        .FirstOrDefault(l => l is not null);

    /// <summary>Kind of a paragraph by the name of its style; null where that says nothing.</summary>
    public BlockKind? KindOf(string? name)
    {
        var names = Chain(name).Select(s => (string?)s.Attribute(Names.Style + "name")).Append(name);
        return names.Select(n => n switch
        {
            "Title" => BlockKind.Title,
            "Quotations" => BlockKind.Quotation,
            "Preformatted_20_Text" or "Preformatted Text" => BlockKind.Code,
            "Caption" or "Illustration" or "Figure" => BlockKind.Caption,
            _ => (BlockKind?)null,
        }).FirstOrDefault(k => k is not null);
    }

    /// <summary>Number of an entry in a list as it is shown; empty for a bullet.</summary>
    public string Label(string? list, int level, IReadOnlyList<int> numbers)
    {
        if (list is null || !_lists.TryGetValue(list, out var style)
            || style.Elements(Names.Text + "list-level-style-number").FirstOrDefault(l => (string?)l.Attribute(Names.Text + "level") == level.ToString(CultureInfo.InvariantCulture)) is not { } shown)
        {
            return "";
        }

        var format = (string?)shown.Attribute(Names.Style + "num-format") ?? "";
        var levels = (int?)shown.Attribute(Names.Text + "display-levels") ?? 1;
        var shownNumbers = numbers.Skip(Math.Max(0, numbers.Count - levels)).Select(n => Number(n, format));
        return format.Length == 0 ? "" : (string?)shown.Attribute(Names.Style + "num-prefix") + string.Join('.', shownNumbers) + (string?)shown.Attribute(Names.Style + "num-suffix");
    }

    /// <summary>First number of a list.</summary>
    public int Start(string? list, int level) =>
        list is not null && _lists.TryGetValue(list, out var style)
            ? (int?)style.Elements(Names.Text + "list-level-style-number").FirstOrDefault(l => (string?)l.Attribute(Names.Text + "level") == level.ToString(CultureInfo.InvariantCulture))?.Attribute(Names.Text + "start-value") ?? 1 : 1;

    private static string Number(int number, string format) => format switch
    {
        "a" => NumberNames.Letters(number),
        "A" => NumberNames.Letters(number).ToUpperInvariant(),
        "i" => NumberNames.Roman(number).ToLowerInvariant(),
        "I" => NumberNames.Roman(number),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private IEnumerable<XElement> Chain(string? name)
    {
        for (var depth = 0; depth < Deepest && name is not null && _styles.TryGetValue(name, out var style); depth++)
        {
            yield return style;
            name = (string?)style.Attribute(Names.Style + "parent-style-name");
        }
    }
}
