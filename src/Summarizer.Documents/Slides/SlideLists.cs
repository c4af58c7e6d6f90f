using System.Globalization;
using DocumentFormat.OpenXml;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Slides;

/// <summary>Which paragraphs of a shape are entries of a list, and their numbers, as they are shown (ECMA-376 part 1, 21.1.2.4).</summary>
/// <param name="body">Text of the shape.</param>
/// <param name="shape">The shape.</param>
/// <param name="placeholders">Where it has its looks from.</param>
internal sealed class SlideLists(OpenXmlElement body, OpenXmlElement shape, Placeholders placeholders)
{
    private const int Levels = 9;

    private readonly List<OpenXmlElement> _styles = [.. StylesOf(body, shape, placeholders)];
    private readonly bool _isBody = Placeholders.KindOf(shape) is "" or "body" or "obj" or "half";
    private readonly bool _isAlone = body.Children("p").Count(p => p.InnerText.Length > 0) < 2;
    private readonly (string Type, int Start, int Number)?[] _counters = new (string, int, int)?[Levels];

    /// <summary>Depth of an entry from 1 and the number in front of it, which is empty for a bullet; null for a paragraph that is no entry.</summary>
    /// <param name="paragraph">A paragraph with text; paragraphs are asked for in order.</param>
    public (int Depth, string Label)? Next(OpenXmlElement paragraph)
    {
        var properties = paragraph.Child("pPr");
        var level = int.TryParse(properties.Attribute("lvl"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Min(given, Levels - 1) : 0;
        var own = BulletOf(properties);
        var bullet = own ?? _styles.Select(s => BulletOf(s.Child($"lvl{level + 1}pPr"))).FirstOrDefault(b => b is not null);

        // A body has bullets by its master; a single paragraph is text all the same.
        var isEntry = bullet is null ? _isBody && !_isAlone : bullet.LocalName != "buNone" && !(own is null && _isAlone);
        var label = isEntry && bullet?.LocalName == "buAutoNum" ? Count(bullet, level) : "";
        Array.Clear(_counters, level + (label.Length > 0 ? 1 : 0), Levels - level - (label.Length > 0 ? 1 : 0));
        return isEntry ? (level + 1, label) : null;
    }

    private static IEnumerable<OpenXmlElement> StylesOf(OpenXmlElement body, OpenXmlElement shape, Placeholders placeholders)
    {
        var shapes = placeholders.Of(shape).ToList();
        var master = placeholders.Styles.Child(Placeholders.KindOf(shape) is null ? "otherStyle" : "bodyStyle");
        return new[] { body }.Concat(shapes.Select(s => s.Child("txBody"))).Select(b => b.Child("lstStyle")).Append(master).OfType<OpenXmlElement>();
    }

    private static OpenXmlElement? BulletOf(OpenXmlElement? properties) => properties?.ChildElements.FirstOrDefault(c => c.LocalName is "buNone" or "buChar" or "buAutoNum" or "buBlip");

    private string Count(OpenXmlElement bullet, int level)
    {
        var type = bullet.Attribute("type") ?? "arabicPeriod";
        var start = int.TryParse(bullet.Attribute("startAt"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 1;
        var number = _counters[level] is { } last && last.Type == type && last.Start == start ? last.Number + 1 : start;
        _counters[level] = (type, start, number);
        return Label(type, number);
    }

    private static string Label(string type, int number)
    {
        var text = type switch
        {
            _ when type.StartsWith("alphaLc", StringComparison.Ordinal) => NumberNames.Letters(number),
            _ when type.StartsWith("alphaUc", StringComparison.Ordinal) => NumberNames.Letters(number).ToUpperInvariant(),
            _ when type.StartsWith("romanLc", StringComparison.Ordinal) => NumberNames.Roman(number).ToLowerInvariant(),
            _ when type.StartsWith("romanUc", StringComparison.Ordinal) => NumberNames.Roman(number),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };
        return type switch
        {
            _ when type.EndsWith("ParenBoth", StringComparison.Ordinal) => $"({text})",
            _ when type.EndsWith("ParenR", StringComparison.Ordinal) => text + ")",
            _ when type.EndsWith("Plain", StringComparison.Ordinal) => text,
            _ => text + ".",
        };
    }
}
