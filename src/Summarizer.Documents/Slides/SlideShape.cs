using DocumentFormat.OpenXml;
using Summarizer.Documents.Word;

namespace Summarizer.Documents.Slides;

/// <summary>A shape of a slide.</summary>
/// <param name="Element">The shape, no group.</param>
/// <param name="Layer">Its place in the order of drawing.</param>
/// <param name="Place">Where it stands; null where nobody says.</param>
internal sealed record SlideShape(OpenXmlElement Element, int Layer, Box? Place)
{
    private const int Deepest = 32;

    /// <summary>Shapes in the order of drawing. Groups are opened, and of alternatives one is taken.</summary>
    /// <param name="tree">Shapes of a slide.</param>
    /// <param name="placeholders">Shapes without a place of their own stand where the layout puts them.</param>
    public static IReadOnlyList<SlideShape> Of(OpenXmlElement tree, Placeholders placeholders) =>
        [.. Inside(tree, Deepest, placeholders).Select((shape, i) => new SlideShape(shape.Element, i, shape.Place))];

    private static IEnumerable<(OpenXmlElement Element, Box? Place)> Inside(OpenXmlElement tree, int depth, Placeholders placeholders)
    {
        foreach (var child in depth == 0 ? [] : tree.ChildElements.AsEnumerable())
        {
            var inner = child.LocalName switch { "grpSp" => child, "AlternateContent" => RunCollector.Chosen(child), _ => null };
            if (inner is null)
            {
                yield return (child, PlaceOf(child) ?? placeholders.Of(child).Select(PlaceOf).FirstOrDefault(p => p is not null));
                continue;
            }

            var transform = inner.Child("grpSpPr").Child("xfrm");
            var (within, outer) = (Box.Of(transform, "chOff", "chExt"), Box.Of(transform));
            foreach (var (element, place) in Inside(inner, depth - 1, placeholders))
            {
                yield return (element, within is { } from && outer is { } to ? place?.From(from, to) : place);
            }
        }
    }

    private static Box? PlaceOf(OpenXmlElement shape) => Box.Of(shape.Child("xfrm") ?? shape.Child("spPr").Child("xfrm"));
}
