using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Summarizer.Documents.Slides;

/// <summary>Shapes of the layout and the master of a slide that its placeholders take their place and their looks from (ECMA-376 part 1, 19.3.1.36).</summary>
internal sealed class Placeholders(SlidePart slide)
{
    private readonly List<OpenXmlElement> _layout = Shapes(slide.SlideLayoutPart?.SlideLayout?.CommonSlideData?.ShapeTree);
    private readonly List<OpenXmlElement> _master = Shapes(slide.SlideLayoutPart?.SlideMasterPart?.SlideMaster?.CommonSlideData?.ShapeTree);

    /// <summary>Styles of text that the master gives.</summary>
    public OpenXmlElement? Styles { get; } = slide.SlideLayoutPart?.SlideMasterPart?.SlideMaster.Child("txStyles");

    /// <summary>Kind of a placeholder; empty where it is the body without saying so, null where the shape is none.</summary>
    public static string? KindOf(OpenXmlElement shape) => PlaceOf(shape) is { } place ? place.Attribute("type") ?? "" : null;

    /// <summary>What a shape stands for: the placeholder of the layout, then that of the master. None for a shape that is no placeholder.</summary>
    public IEnumerable<OpenXmlElement> Of(OpenXmlElement shape)
    {
        if (PlaceOf(shape) is not { } place)
        {
            yield break;
        }

        var kind = General(place.Attribute("type"));
        var index = place.Attribute("idx");
        var layout = (index is null ? null : _layout.Find(s => PlaceOf(s).Attribute("idx") == index)) ?? _layout.Find(s => General(KindOf(s)) == kind);
        if (layout is not null)
        {
            yield return layout;
            kind = General(KindOf(layout));
        }

        if (_master.Find(s => General(KindOf(s)) == kind) is { } master)
        {
            yield return master;
        }
    }

    private static OpenXmlElement? PlaceOf(OpenXmlElement shape) => shape.FirstChild?.Child("nvPr").Child("ph");

    // A master has one title and one body.
    private static string General(string? kind) => kind switch { "ctrTitle" => "title", null or "" or "obj" or "half" or "subTitle" or "body" => "body", _ => kind };

    private static List<OpenXmlElement> Shapes(OpenXmlElement? tree) => tree?.Descendants().Where(d => d.LocalName == "sp" && KindOf(d) is not null).ToList() ?? [];
}
