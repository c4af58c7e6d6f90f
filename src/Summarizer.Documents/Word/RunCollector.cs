using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Summarizer.Documents.Packages;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Word;

/// <summary>
/// Text of runs as they read with all changes accepted: what was inserted is in, what was deleted or moved away is not, hidden text is not, and a field shows its result.
/// Elements are told by their names, so that unknown containers do not swallow words.
/// </summary>
internal sealed class RunCollector(Styles styles, LeftOutCounter left)
{
    private const int Deepest = 64;

    // For each open field whether its result has begun; fields may reach over paragraphs.
    private readonly Stack<bool> _fields = new();

    /// <summary>Text boxes and notes that were met and belong behind the paragraph.</summary>
    public List<(BlockKind? Kind, OpenXmlElement Content)> Behind { get; } = [];

    /// <summary>Finds a note by its reference.</summary>
    public Func<string, string, OpenXmlElement?> Note { get; init; } = (_, _) => null;

    /// <summary>Adds the text of a paragraph.</summary>
    public void Add(StringBuilder text, OpenXmlElement paragraph)
    {
        if (paragraph.Ancestors().Any(IsPlaceholder))
        {
            left.Add(LeftOutKinds.Placeholder, paragraph.InnerText.Length > 0 ? 1 : 0);
            return;
        }

        var properties = paragraph.GetFirstChild<ParagraphProperties>();
        foreach (var child in paragraph.ChildElements)
        {
            Visit(text, child, properties, Deepest);
        }
    }

    /// <summary>Whether a content control shows what asks for text, and no text.</summary>
    public static bool IsPlaceholder(OpenXmlElement element) => element.LocalName == "sdt" && element.ChildElements.FirstOrDefault(c => c.LocalName == "sdtPr")?.GetFirstChild<ShowingPlaceholder>() is not null;

    private void Visit(StringBuilder text, OpenXmlElement element, ParagraphProperties? paragraph, int depth)
    {
        if (depth == 0)
        {
            throw new DocumentException(DocumentError.TooLarge, $"The document nests its text deeper than {Deepest} elements, which is the limit. Save it as plain text.") { Limit = Deepest };
        }

        switch (element.LocalName)
        {
            case "del" or "moveFrom":
                left.Add(LeftOutKinds.Deletion, element.Descendants().Any(d => d.LocalName is "t" or "delText") ? 1 : 0);
                break;
            case "pPr" or "rPr" or "sdtPr" or "customXmlPr" or "smartTagPr" or "rubyPr" or "instrText" or "delText" or "delInstrText":
                break;
            case "rt":
                left.Add(LeftOutKinds.Ruby);
                break;
            case "r" when styles.IsHidden(element.ChildElements.FirstOrDefault(c => c.LocalName == "rPr"), paragraph):
                left.Add(LeftOutKinds.HiddenText, element.InnerText.Length > 0 ? 1 : 0);
                break;
            case "r" when IsRaised(element) && Superscript.Of(element.InnerText) is { } raised:
                Say(text, raised);
                break;
            case "sdt" when IsPlaceholder(element):
                left.Add(LeftOutKinds.Placeholder);
                break;
            case "oMath":
                text.Append(Equation.Of(element, Deepest));
                break;
            case "oMathPara":
                text.Append(' ').AppendJoin(' ', element.ChildElements.Where(c => c.LocalName == "oMath").Select(c => Equation.Of(c, Deepest))).Append(' ');
                break;
            case "AlternateContent":
                VisitAll(text, Chosen(element), paragraph, depth);
                break;
            case "drawing" or "pict" or "object":
                Picture(element);
                break;
            case "txbxContent":
                Behind.Add((null, element));
                break;
            default:
                Leaf(text, element, paragraph, depth);
                break;
        }
    }

    private void Leaf(StringBuilder text, OpenXmlElement element, ParagraphProperties? paragraph, int depth)
    {
        switch (element.LocalName)
        {
            case "t":
                Say(text, element.InnerText);
                break;
            case "tab" or "ptab" or "br" or "cr":
                Say(text, " ");
                break;
            case "noBreakHyphen":
                Say(text, "-");
                break;
            case "sym":
                Say(text, SymbolFont.Of(element.GetAttributes().FirstOrDefault(a => a.LocalName == "font").Value, element.GetAttributes().FirstOrDefault(a => a.LocalName == "char").Value));
                break;
            case "fldChar":
                Field(text, element);
                break;
            case "footnoteReference" or "endnoteReference":
                if (Note(element.LocalName, element.GetAttributes().FirstOrDefault(a => a.LocalName == "id").Value ?? "") is { } note)
                {
                    Behind.Add((BlockKind.Footnote, note));
                }

                break;
            default:
                VisitAll(text, element, paragraph, depth);
                break;
        }
    }

    private void VisitAll(StringBuilder text, OpenXmlElement? parent, ParagraphProperties? paragraph, int depth)
    {
        foreach (var child in parent?.ChildElements ?? [])
        {
            Visit(text, child, paragraph, depth - 1);
        }
    }

    // "10" with a raised "6" is no 106.
    private static bool IsRaised(OpenXmlElement run) =>
        run.ChildElements.FirstOrDefault(c => c.LocalName == "rPr")?.GetFirstChild<VerticalTextAlignment>()?.Val.Known() == VerticalPositionValues.Superscript
        && run.ChildElements.All(c => c.LocalName is "rPr" or "t");

    // The instruction of a field is not text.
    private void Say(StringBuilder text, string words)
    {
        if (!_fields.Contains(false))
        {
            text.Append(words);
        }
    }

    private void Field(StringBuilder text, OpenXmlElement element)
    {
        switch (element.GetAttributes().FirstOrDefault(a => a.LocalName == "fldCharType").Value)
        {
            case "begin":
                if (element.Descendants<CheckBox>().FirstOrDefault() is { } box)
                {
                    Say(text, Styles.IsOn(box.GetFirstChild<Checked>()) || Styles.IsOn(box.GetFirstChild<DefaultCheckBoxFormFieldState>()) ? "[x]" : "[ ]");
                }

                _fields.Push(false);
                break;
            case "separate" when _fields.Count > 0:
                _fields.Pop();
                _fields.Push(true);
                break;
            case "end" when _fields.Count > 0:
                _fields.Pop();
                break;
        }
    }

    // A shape may be a picture, a chart, a text box, or a group of all of them.
    private void Picture(OpenXmlElement shape)
    {
        foreach (var part in Shown(shape, Deepest))
        {
            switch (part.LocalName)
            {
                case "blip" or "imagedata" when part.Ancestors().TakeWhile(a => a != shape).All(a => a.LocalName != "object"):
                    left.Add(shape.LocalName == "object" ? LeftOutKinds.EmbeddedObject : LeftOutKinds.Image);
                    break;
                case "chart":
                    left.Add(LeftOutKinds.Chart);
                    break;
                case "relIds":
                    left.Add(LeftOutKinds.Diagram);
                    break;
                case "txbxContent":
                    Behind.Add((null, part));
                    break;
                case "textpath" when part.GetAttributes().FirstOrDefault(a => a.LocalName == "string").Value is { Length: > 0 }:
                    left.Add(LeftOutKinds.Watermark);
                    break;
            }
        }
    }

    // Everything below a shape, one of the alternatives, and not what lies in text boxes, which are read as blocks.
    private static IEnumerable<OpenXmlElement> Shown(OpenXmlElement element, int depth)
    {
        foreach (var child in depth == 0 ? [] : element.ChildElements.AsEnumerable())
        {
            if (child.LocalName == "AlternateContent")
            {
                foreach (var inner in Chosen(child) is { } chosen ? Shown(chosen, depth - 1) : [])
                {
                    yield return inner;
                }

                continue;
            }

            yield return child;
            foreach (var inner in child.LocalName == "txbxContent" ? [] : Shown(child, depth - 1))
            {
                yield return inner;
            }
        }
    }

    /// <summary>The one alternative that is shown: the first choice that holds something, else the fallback.</summary>
    public static OpenXmlElement? Chosen(OpenXmlElement alternatives) =>
        alternatives.ChildElements.FirstOrDefault(c => c.LocalName == "Choice" && c.HasChildren) ?? alternatives.ChildElements.FirstOrDefault(c => c.LocalName == "Fallback");
}
