using System.Xml.Linq;
using static Summarizer.Evaluation.Text.Html;

namespace Summarizer.Evaluation.Reporting.Plots;

/// <summary>Shapes. Colours come from the style sheet by class, so that one drawing serves light and dark.</summary>
internal static class Svg
{
    /// <summary>Width of every plot in its own units; the page scales it.</summary>
    public const double Width = 860;

    public static XElement Root(double height, string description, params object?[] contents) =>
        E("svg", A("viewBox", FormattableString.Invariant($"0 0 {Width} {height:0.##}")), A("role", "img"), A("aria-label", description), contents);

    public static XElement Line(string style, double x1, double y1, double x2, double y2) =>
        E("line", Class(style), A("x1", x1), A("y1", y1), A("x2", x2), A("y2", y2));

    public static XElement Rect(string style, double x, double y, double width, double height) =>
        E("rect", Class(style), A("x", x), A("y", y), A("width", width), A("height", height));

    public static XElement Text(string style, double x, double y, string anchor, string text) =>
        E("text", Class(style), A("x", x), A("y", y), A("text-anchor", anchor), text);

    /// <summary>What a pointer resting on the shape shows.</summary>
    public static XElement Tip(string text) => E("title", text);

    /// <summary>A marker of its own shape for each system, so that colour is not needed to tell them apart.</summary>
    public static XElement Marker(string style, double x, double y, string tip) => style switch
    {
        "model" => E("circle", Class(style), A("cx", x), A("cy", y), A("r", 5.5), Tip(tip)),
        "lead_1" => Polygon(style, tip, (x, y - 6), (x + 6, y + 5), (x - 6, y + 5)),
        "lead_3" => Polygon(style, tip, (x - 5, y - 5), (x + 5, y - 5), (x + 5, y + 5), (x - 5, y + 5)),
        _ => Polygon(style, tip, (x, y - 7), (x + 6, y), (x, y + 7), (x - 6, y)),
    };

    private static XElement Polygon(string style, string tip, params (double X, double Y)[] points) =>
        E("polygon", Class(style), A("points", string.Join(' ', points.Select(p => FormattableString.Invariant($"{p.X:0.##},{p.Y:0.##}")))), Tip(tip));
}
