using System.Globalization;
using DocumentFormat.OpenXml;

namespace Summarizer.Documents.Slides;

/// <summary>Where a shape stands on its slide, in English Metric Units from its upper left corner.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>The place that a transform gives (ECMA-376 part 1, 20.1.7.6); null where it gives none.</summary>
    /// <param name="transform">The element <c>xfrm</c>.</param>
    /// <param name="offset">Name of its offset: <c>off</c>, or <c>chOff</c> for the coordinates inside a group.</param>
    /// <param name="extent">Name of its extent: <c>ext</c> or <c>chExt</c>.</param>
    public static Box? Of(OpenXmlElement? transform, string offset = "off", string extent = "ext") =>
        Number(transform.Child(offset), "x") is { } x && Number(transform.Child(offset), "y") is { } y && Number(transform.Child(extent), "cx") is { } width && Number(transform.Child(extent), "cy") is { } height
            ? new(x, y, x + width, y + height)
            : null;

    /// <summary>The place of a box that stands inside a group.</summary>
    /// <param name="inner">Coordinates inside the group.</param>
    /// <param name="outer">The same stretch of its parent.</param>
    public Box From(Box inner, Box outer)
    {
        var across = Scale(outer.Right - outer.Left, inner.Right - inner.Left);
        var down = Scale(outer.Bottom - outer.Top, inner.Bottom - inner.Top);
        return new(outer.Left + ((Left - inner.Left) * across), outer.Top + ((Top - inner.Top) * down), outer.Left + ((Right - inner.Left) * across), outer.Top + ((Bottom - inner.Top) * down));
    }

    private static double Scale(double outer, double inner) => inner > 0 ? outer / inner : 1;

    private static double? Number(OpenXmlElement? element, string name) =>
        long.TryParse(element.Attribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
