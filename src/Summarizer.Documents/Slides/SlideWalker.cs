using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using Summarizer.Documents.Reading;
using Summarizer.Documents.Word;
using Table = DocumentFormat.OpenXml.Drawing.Table;
using TableRow = DocumentFormat.OpenXml.Drawing.TableRow;

namespace Summarizer.Documents.Slides;

/// <summary>Walks the shapes of a slide.</summary>
internal sealed class SlideWalker(TextAssembler text)
{
    private const int Deepest = 32;

    /// <summary>Adds a slide.</summary>
    public void Walk(SlidePart slide)
    {
        if (slide.Slide?.CommonSlideData?.ShapeTree is { } tree)
        {
            var shapes = Shapes(tree, Deepest).ToList();
            foreach (var shape in shapes.Where(IsTitle).Concat(shapes.Where(s => !IsTitle(s))))
            {
                Add(shape);
            }
        }

        text.LeftOut.Add(LeftOutKinds.SpeakerNotes, HasNotes(slide) ? 1 : 0);
        text.LeftOut.Add(LeftOutKinds.Comment, slide.SlideCommentsPart?.CommentList?.Elements<Comment>().Count() ?? 0);
    }

    // Groups are opened, and of alternatives one is taken.
    private static IEnumerable<OpenXmlElement> Shapes(OpenXmlElement tree, int depth)
    {
        foreach (var child in depth == 0 ? [] : tree.ChildElements.AsEnumerable())
        {
            var inner = child.LocalName switch { "grpSp" => child, "AlternateContent" => RunCollector.Chosen(child), _ => null };
            foreach (var shape in inner is null ? [child] : Shapes(inner, depth - 1))
            {
                yield return shape;
            }
        }
    }

    private void Add(OpenXmlElement shape)
    {
        switch (shape.LocalName)
        {
            case "sp" when IsFurniture(shape):
                text.LeftOut.Add(LeftOutKinds.PageMargin, shape.InnerText.Length > 0 ? 1 : 0);
                break;
            case "sp":
                AddText(shape);
                break;
            case "pic":
                text.LeftOut.Add(LeftOutKinds.Image);
                break;
            case "graphicFrame" when shape.Descendants<Table>().FirstOrDefault() is { } table:
                AddTable(table);
                break;
            case "graphicFrame":
                var frame = shape.Descendants().Any(d => d.LocalName == "chart") ? LeftOutKinds.Chart : shape.Descendants().Any(d => d.LocalName == "relIds") ? LeftOutKinds.Diagram : LeftOutKinds.EmbeddedObject;
                text.LeftOut.Add(frame);
                break;
        }
    }

    private void AddText(OpenXmlElement shape)
    {
        if (shape.ChildElements.FirstOrDefault(c => c.LocalName == "txBody") is not { } body)
        {
            return;
        }

        if (IsTitle(shape))
        {
            text.Add(BlockKind.Heading, string.Join(' ', Paragraphs(body).Select(TextOf)), 1);
            return;
        }

        // Paragraphs of the body of a slide have bullets, unless there is but one.
        var isList = PlaceholderOf(shape) is { } place && place is "" or "body" or "obj" or "half" && Paragraphs(body).Count(p => p.InnerText.Length > 0) > 1;
        foreach (var paragraph in Paragraphs(body))
        {
            var properties = paragraph.ChildElements.FirstOrDefault(c => c.LocalName == "pPr");
            var bullet = properties?.ChildElements.FirstOrDefault(c => c.LocalName.StartsWith("bu", StringComparison.Ordinal) && c.LocalName is "buChar" or "buAutoNum" or "buNone" or "buBlip")?.LocalName;
            var level = properties?.GetAttributes().FirstOrDefault(a => a.LocalName == "lvl").Value is { } depth && int.TryParse(depth, out var number) ? number + 1 : 1;
            var entry = bullet is null ? isList : bullet != "buNone";
            text.Add(entry ? BlockKind.ListItem : BlockKind.Paragraph, TextOf(paragraph), entry ? level : null);
        }
    }

    private void AddTable(Table table)
    {
        var rows = table.Elements<TableRow>().ToList();
        var header = table.TableProperties?.FirstRow?.Value == true && rows.Count > 1;
        for (var i = 0; i < rows.Count; i++)
        {
            var cells = rows[i].Elements<DocumentFormat.OpenXml.Drawing.TableCell>().Where(c => c.HorizontalMerge?.Value != true).Select(c => WhiteSpace.Fold(string.Join(' ', Paragraphs(c.TextBody).Select(TextOf))));
            text.Add(i == 0 && header ? BlockKind.TableHeader : BlockKind.TableRow, string.Join(" | ", cells));
        }
    }

    private static IEnumerable<OpenXmlElement> Paragraphs(OpenXmlElement? body) => body?.ChildElements.Where(c => c.LocalName == "p") ?? [];

    private static string TextOf(OpenXmlElement element) => string.Concat(element.ChildElements.Select(c => c.LocalName switch
    {
        "br" or "tab" => " ",
        "t" => c.InnerText,
        "oMath" => Equation.Of(c, Deepest),
        "AlternateContent" => RunCollector.Chosen(c) is { } chosen ? TextOf(chosen) : "",
        "r" or "fld" or "m" or "oMathPara" => TextOf(c),
        _ => "",
    }));

    // Type of a placeholder; empty where it is the body without saying so, null where the shape is none.
    private static string? PlaceholderOf(OpenXmlElement shape) =>
        shape.FirstChild?.Descendants().FirstOrDefault(d => d.LocalName == "ph") is { } place ? place.GetAttributes().FirstOrDefault(a => a.LocalName == "type").Value ?? "" : null;

    private static bool IsTitle(OpenXmlElement shape) => shape.LocalName == "sp" && PlaceholderOf(shape) is "title" or "ctrTitle";

    private static bool IsFurniture(OpenXmlElement shape) => PlaceholderOf(shape) is "dt" or "ftr" or "sldNum" or "hdr";

    private static bool HasNotes(SlidePart slide) => slide.NotesSlidePart?.NotesSlide?.Descendants().Any(d =>
        d.LocalName == "sp" && PlaceholderOf(d) == "body" && d.ChildElements.FirstOrDefault(c => c.LocalName == "txBody")?.InnerText.Length > 0) ?? false;
}
