using System.Text;
using System.Xml.Linq;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.OpenDocument;

/// <summary>Where text of a document stands.</summary>
/// <param name="Kind">Kind of paragraphs that are nothing else.</param>
/// <param name="List">Style of the list; null outside of lists.</param>
/// <param name="Numbers">Numbers of the entries that it lies in, the outermost first.</param>
internal sealed record Place(BlockKind Kind, string? List = null, IReadOnlyList<int>? Numbers = null)
{
    /// <summary>Whether the entry's number is still to be said.</summary>
    public bool Fresh { get; set; }
}

/// <summary>Walks the blocks of an OpenDocument text.</summary>
internal sealed class OpenDocumentWalker(TextAssembler text, OpenDocumentStyles styles)
{
    private readonly List<(XElement Content, BlockKind Kind)> _behind = [];

    // Of the last list that lies in no other: another one may go on with it.
    private int _lastNumber;

    /// <summary>Adds what lies below an element.</summary>
    public void Walk(XElement container, Place place)
    {
        foreach (var block in container.Elements())
        {
            switch (block.Name.LocalName)
            {
                case "p" or "h":
                    Add(block, place);
                    break;
                case "list":
                    AddList(block, place);
                    break;
                case "table" when block.Name.Namespace == Names.Table:
                    AddTable(block);
                    break;
                case "tracked-changes":
                    text.LeftOut.Add(LeftOutKinds.Deletion, block.Descendants(Names.Text + "deletion").Count());
                    break;
                case "section" when (string?)block.Attribute(Names.Text + "display") == "none":
                    text.LeftOut.Add(LeftOutKinds.HiddenText, block.Value.Length > 0 ? 1 : 0);
                    break;
                case "sequence-decls" or "variable-decls" or "user-field-decls" or "forms" or "table-of-content-source" or "index-title-template":
                    break;
                case "frame" or "custom-shape" or "rect" or "line" or "g":
                    Shape(block);
                    Flush();
                    break;
                default:
                    Walk(block, place);
                    break;
            }
        }
    }

    private void Add(XElement paragraph, Place place)
    {
        var style = (string?)paragraph.Attribute(Names.Text + "style-name");
        var words = new StringBuilder();
        if (styles.IsHidden(style))
        {
            text.LeftOut.Add(LeftOutKinds.HiddenText, paragraph.Value.Length > 0 ? 1 : 0);
        }
        else
        {
            Say(words, paragraph);
        }

        var level = paragraph.Name.LocalName == "h" ? Math.Clamp((int?)paragraph.Attribute(Names.Text + "outline-level") ?? 1, 1, 6) : styles.LevelOf(style);
        var kind = level is not null ? BlockKind.Heading : styles.KindOf(style) ?? (place.List is not null || place.Numbers is not null ? BlockKind.ListItem : place.Kind);
        var label = kind == BlockKind.ListItem && place.Fresh && !string.IsNullOrWhiteSpace(words.ToString()) ? styles.Label(place.List, place.Numbers?.Count ?? 1, place.Numbers ?? []) : "";
        place.Fresh = place.Fresh && string.IsNullOrWhiteSpace(words.ToString());
        text.Add(kind, words.ToString(), level ?? (kind == BlockKind.ListItem ? place.Numbers?.Count : null), label);
        Flush();
    }

    private void AddList(XElement list, Place place)
    {
        var style = (string?)list.Attribute(Names.Text + "style-name") ?? place.List;
        var outer = place.Numbers ?? [];
        var number = list.Attribute(Names.Text + "continue-numbering")?.Value == "true" && outer.Count == 0 ? _lastNumber : styles.Start(style, outer.Count + 1) - 1;
        foreach (var item in list.Elements().Where(e => e.Name.LocalName is "list-item" or "list-header"))
        {
            number = (int?)item.Attribute(Names.Text + "start-value") ?? number + 1;
            Walk(item, new(place.Kind, style, [.. outer, number]) { Fresh = item.Name.LocalName == "list-item" });
        }

        _lastNumber = outer.Count == 0 ? number : _lastNumber;
    }

    private void AddTable(XElement table)
    {
        var rows = table.Descendants(Names.Table + "table-row").Where(r => r.Ancestors(Names.Table + "table").First() == table).ToList();
        if (rows.TrueForAll(r => r.Elements(Names.Table + "table-cell").Count() <= 1))
        {
            foreach (var cell in rows.SelectMany(r => r.Elements(Names.Table + "table-cell")))
            {
                Walk(cell, new(BlockKind.Paragraph));
            }

            return;
        }

        var above = new List<string>();
        var cells = rows.ConvertAll(r => above = Cells(r, above));
        for (var i = 0; i < rows.Count; i++)
        {
            var header = rows[i].Parent?.Name.LocalName == "table-header-rows" || (i == 0 && TableHeaders.LooksLikeOne(cells[0], cells.ElementAtOrDefault(1)));
            text.Add(header ? BlockKind.TableHeader : BlockKind.TableRow, string.Join(" | ", cells[i]));
        }

        Flush();
    }

    // A cell over several rows is said in each; one over several columns once.
    private List<string> Cells(XElement row, List<string> above)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements())
        {
            var isBeside = cell.ElementsBeforeSelf(Names.Table + "table-cell").LastOrDefault()?.Attribute(Names.Table + "number-columns-spanned") is { } span && (int)span > 1;
            if (cell.Name.LocalName == "table-cell")
            {
                cells.Add(TextOf(cell));
            }
            else if (cell.Name.LocalName == "covered-table-cell" && !isBeside && cells.Count < above.Count)
            {
                cells.Add(above[cells.Count]);
            }
        }

        return cells;
    }

    private string TextOf(XElement cell)
    {
        var words = new StringBuilder();
        foreach (var paragraph in cell.Descendants().Where(e => e.Name == Names.Text + "p" || e.Name == Names.Text + "h"))
        {
            Say(words, paragraph);
            words.Append(' ');
        }

        return WhiteSpace.Fold(words.ToString());
    }

    private void Say(StringBuilder words, XElement parent)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XText run)
            {
                words.Append(run.Value);
            }
            else if (node is XElement element)
            {
                Say(words, element, element.Name.LocalName);
            }
        }
    }

    private void Say(StringBuilder words, XElement element, string name)
    {
        switch (name)
        {
            case "s" or "tab" or "line-break":
                words.Append(' ');
                break;
            case "note":
                _behind.AddRange(element.Elements(Names.Text + "note-body").Select(b => (b, BlockKind.Footnote)));
                break;
            case "annotation":
                text.LeftOut.Add(LeftOutKinds.Comment);
                break;
            case "ruby-text":
                text.LeftOut.Add(LeftOutKinds.Ruby);
                break;
            case "hidden-text" or "hidden-paragraph":
                text.LeftOut.Add(LeftOutKinds.HiddenText);
                break;
            case "span" when styles.IsHidden((string?)element.Attribute(Names.Text + "style-name")):
                text.LeftOut.Add(LeftOutKinds.HiddenText, element.Value.Length > 0 ? 1 : 0);
                break;
            case "frame" or "custom-shape" or "rect" or "g":
                Shape(element);
                break;
            case "note-citation" or "annotation-end":
                break;
            default:
                Say(words, element);
                break;
        }
    }

    // A frame holds a text box, a picture or an object; an object has a picture of itself beside it.
    private void Shape(XElement shape)
    {
        var boxes = shape.DescendantsAndSelf().Where(e => e.Name.LocalName == "text-box" || (e.Name.LocalName is "custom-shape" or "rect" && e.Elements(Names.Text + "p").Any())).ToList();
        _behind.AddRange(boxes.Where(b => !b.Ancestors().Any(boxes.Contains)).Select(b => (b, BlockKind.Paragraph)));
        foreach (var frame in shape.DescendantsAndSelf().Where(e => e.Name.LocalName == "frame" && !e.Ancestors().Any(boxes.Contains)))
        {
            var hasObject = frame.Elements().Any(e => e.Name.LocalName is "object" or "object-ole" or "plugin");
            text.LeftOut.Add(hasObject ? LeftOutKinds.EmbeddedObject : LeftOutKinds.Image, hasObject || frame.Elements().Any(e => e.Name.LocalName == "image") ? 1 : 0);
        }
    }

    private void Flush()
    {
        var behind = _behind.ToList();
        _behind.Clear();
        foreach (var (content, kind) in behind)
        {
            Walk(content, new(kind));
        }
    }
}
