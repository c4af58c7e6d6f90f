using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using Summarizer.Documents.Packages;
using Summarizer.Documents.Reading;
using Table = DocumentFormat.OpenXml.Drawing.Table;
using TableCell = DocumentFormat.OpenXml.Drawing.TableCell;
using TableRow = DocumentFormat.OpenXml.Drawing.TableRow;

namespace Summarizer.Documents.Slides;

/// <summary>Walks the shapes of a slide in reading order.</summary>
internal sealed class SlideWalker(TextAssembler text, SlidePart slide)
{
    private readonly Placeholders _placeholders = new(slide);

    /// <summary>Adds the slide.</summary>
    public void Walk()
    {
        if (slide.Slide?.CommonSlideData?.ShapeTree is { } tree)
        {
            var shapes = SlideShape.Of(tree, _placeholders);
            foreach (var shape in shapes.Where(s => !IsRead(s.Element)))
            {
                Count(shape.Element);
            }

            var read = shapes.Where(s => IsRead(s.Element)).ToList();
            foreach (var shape in read.Where(s => IsTitle(s.Element)).Concat(ShapeOrder.Of(read.FindAll(s => !IsTitle(s.Element)))))
            {
                Add(shape.Element);
            }
        }

        text.LeftOut.Add(LeftOutKinds.SpeakerNotes, HasNotes() ? 1 : 0);
        text.LeftOut.Add(LeftOutKinds.Comment, slide.SlideCommentsPart?.CommentList?.Elements<Comment>().Count() ?? 0);
    }

    // Whether it holds text that may be read.
    private static bool IsRead(OpenXmlElement shape) => shape.LocalName switch
    {
        "sp" => !IsFurniture(shape) && shape.Child("txBody")?.InnerText.Length > 0,
        "graphicFrame" => shape.Descendants().Any(d => d.LocalName is "tbl" or "relIds"),
        _ => false,
    };

    private void Count(OpenXmlElement shape)
    {
        switch (shape.LocalName)
        {
            case "sp" when IsFurniture(shape):
                text.LeftOut.Add(LeftOutKinds.PageMargin, shape.InnerText.Length > 0 ? 1 : 0);
                break;
            case "pic":
                text.LeftOut.Add(LeftOutKinds.Image);
                break;
            case "graphicFrame":
                text.LeftOut.Add(shape.Descendants().Any(d => d.LocalName == "chart") ? LeftOutKinds.Chart : LeftOutKinds.EmbeddedObject);
                break;
        }
    }

    private void Add(OpenXmlElement shape)
    {
        if (shape.Descendants<Table>().FirstOrDefault() is { } table)
        {
            AddTable(table);
        }
        else if (shape.LocalName == "graphicFrame")
        {
            text.LeftOut.Add(LeftOutKinds.Diagram, SlideDiagrams.Add(text, slide, shape) ? 0 : 1);
        }
        else if (shape.Child("txBody") is { } body)
        {
            AddText(shape, body);
        }
    }

    private void AddText(OpenXmlElement shape, OpenXmlElement body)
    {
        if (IsTitle(shape))
        {
            text.Add(BlockKind.Heading, string.Join(' ', SlideText.Paragraphs(body).Select(SlideText.Of)), 1);
            return;
        }

        var lists = new SlideLists(body, shape, _placeholders);
        foreach (var paragraph in SlideText.Paragraphs(body))
        {
            if (SlideText.Of(paragraph) is var words && !string.IsNullOrWhiteSpace(words))
            {
                var entry = lists.Next(paragraph);
                text.Add(entry is null ? BlockKind.Paragraph : BlockKind.ListItem, words, entry?.Depth, entry?.Label ?? "");
            }
        }
    }

    private void AddTable(Table table)
    {
        var rows = table.Elements<TableRow>().Select(r => r.Elements<TableCell>().ToList()).ToList();
        var cells = new List<List<string>>();
        foreach (var row in rows)
        {
            var above = cells.Count > 0 ? cells[^1] : [];
            cells.Add([.. row.Where(c => c.HorizontalMerge.Known() != true).Select((c, i) => c.VerticalMerge.Known() == true && i < above.Count ? above[i] : TextOf(c))]);
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var header = i == 0 && rows.Count > 1 && (table.TableProperties?.FirstRow.Known() == true || TableHeaders.LooksLikeOne(cells[0], cells[1]));
            text.Add(header ? BlockKind.TableHeader : BlockKind.TableRow, string.Join(" | ", cells[i]));
        }
    }

    private static string TextOf(TableCell cell) => WhiteSpace.Fold(string.Join(' ', SlideText.Paragraphs(cell.TextBody).Select(SlideText.Of)));

    private static bool IsTitle(OpenXmlElement shape) => shape.LocalName == "sp" && Placeholders.KindOf(shape) is "title" or "ctrTitle";

    private static bool IsFurniture(OpenXmlElement shape) => Placeholders.KindOf(shape) is "dt" or "ftr" or "sldNum" or "hdr";

    private bool HasNotes() => slide.NotesSlidePart?.NotesSlide?.Descendants().Any(d => d.LocalName == "sp" && Placeholders.KindOf(d) == "body" && d.Child("txBody")?.InnerText.Length > 0) ?? false;
}
