using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Slides;

/// <summary>Text of diagrams (SmartArt): the tree of its points as a list (ECMA-376 part 1, 21.4).</summary>
internal static class SlideDiagrams
{
    private const int Deepest = 9;

    /// <summary>Adds the text of a diagram.</summary>
    /// <param name="text">Where it goes.</param>
    /// <param name="slide">The slide that shows it.</param>
    /// <param name="frame">The frame that holds it.</param>
    /// <returns>Whether it has text.</returns>
    public static bool Add(TextAssembler text, SlidePart slide, OpenXmlElement frame)
    {
        var relation = frame.Descendants().FirstOrDefault(d => d.LocalName == "relIds").Attribute("dm");
        if (relation is null || !slide.TryGetPartById(relation, out var part) || part is not DiagramDataPart { DataModelRoot: { } model })
        {
            return false;
        }

        var points = model.Child("ptLst").Children("pt").Where(p => p.Attribute("type") is null or "node" or "doc").ToList();
        var byId = points.DistinctBy(p => p.Attribute("modelId") ?? "").ToDictionary(p => p.Attribute("modelId") ?? "", StringComparer.Ordinal);
        var below = model.Child("cxnLst").Children("cxn").Where(c => c.Attribute("type") is null or "parOf")
            .OrderBy(c => int.TryParse(c.Attribute("srcOrd"), out var order) ? order : 0).ToLookup(c => c.Attribute("srcId") ?? "", c => c.Attribute("destId") ?? "", StringComparer.Ordinal);
        var before = text.Count;
        foreach (var root in points.Where(p => p.Attribute("type") == "doc"))
        {
            Walk(root.Attribute("modelId") ?? "", 1);
        }

        return text.Count > before;

        void Walk(string id, int depth)
        {
            foreach (var child in depth > Deepest ? [] : below[id])
            {
                if (byId.Remove(child, out var point))
                {
                    text.Add(BlockKind.ListItem, string.Join(' ', SlideText.Paragraphs(point.Child("t")).Select(SlideText.Of)), depth);
                    Walk(child, depth + 1);
                }
            }
        }
    }
}
