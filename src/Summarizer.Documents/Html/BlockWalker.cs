using System.Text;
using AngleSharp.Dom;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Html;

/// <summary>Walks a page and cuts its text where a browser would begin a new block.</summary>
internal sealed class BlockWalker(IBlockSink sink, LeftOutCounter left, IReadOnlySet<IElement> skipped)
{
    private const int LongestLine = 100;
    private const int Bold = 600;
    private readonly StringBuilder _run = new();
    private readonly ListLabels _labels = new();
    private int _breaks;
    private bool _plain;

    /// <summary>Adds the text below an element.</summary>
    /// <param name="root">The element.</param>
    /// <param name="itself">Whether the element itself says what its text is: a heading.</param>
    public void Walk(IElement root, bool itself = false)
    {
        var place = new Place(BlockKind.Paragraph, null, 0);
        place = itself ? Inside(root, place) : place;
        Visit(root, place);
        Flush(place);
    }

    private void Visit(INode parent, Place place)
    {
        foreach (var node in parent.ChildNodes)
        {
            switch (node)
            {
                case IText words:
                    Say(words.Data, IsBold(words));
                    break;
                case IElement element when !skipped.Contains(element):
                    Element(element, place);
                    break;
            }
        }
    }

    private void Element(IElement element, Place place)
    {
        if (Elements.IsUnseen(element))
        {
            return;
        }

        if (Elements.IsHidden(element))
        {
            left.Add(LeftOutKinds.HiddenText, string.IsNullOrWhiteSpace(element.TextContent) ? 0 : 1);
        }
        else if (element.LocalName is "img" or "svg")
        {
            left.Add(LeftOutKinds.Image);
        }
        else if (Elements.IsMedia(element))
        {
            left.Add(LeftOutKinds.Media);
        }
        else if (Elements.IsControl(element))
        {
            Control(element);
        }
        else if (!Inline(element, place))
        {
            Block(element, place);
        }
    }

    // Whether it was an element that has no block of its own.
    private bool Inline(IElement element, Place place)
    {
        switch (element.LocalName)
        {
            case "br":
                Break(place);
                return true;
            case "math":
                Say(MathText.Of(element), bold: false);
                return true;
            case "rt" or "rtc":
                left.Add(LeftOutKinds.Ruby);
                return true;
            case "sup" when Superscript.Of(element.TextContent) is { } raised:
                Say(raised, bold: false);
                return true;
            case "del":
                left.Add(LeftOutKinds.Deletion, string.IsNullOrWhiteSpace(element.TextContent) ? 0 : 1);
                return true;
            case "q":
                Say("“", bold: false);
                Visit(element, place);
                Say("”", bold: false);
                return true;
            case var _ when !Elements.IsBlock(element):
                Visit(element, place);
                return true;
            default:
                return false;
        }
    }

    private void Block(IElement element, Place place)
    {
        Flush(place);
        switch (element.LocalName)
        {
            case "pre" or "listing" or "xmp" or "plaintext":
                Preformatted.Add(sink, element, place.Kind == BlockKind.Paragraph ? BlockKind.Paragraph : place.Kind);
                break;
            case "table":
                new TableWalker(sink, left, skipped).Walk(element, () =>
                {
                    Visit(element, place);
                    Flush(place);
                });
                break;
            case "ol" or "ul" or "menu" or "dir":
                _labels.Begin(element);
                Visit(element, place with { Depth = place.Depth + 1 });
                _labels.End();
                break;
            case "li" or "dt" or "dd":
                var label = element.LocalName == "li" ? _labels.Next(element) : "";

                // What is explained, and one level deeper what it is.
                var depth = element.LocalName switch { "dt" => place.Depth + 1, "dd" => place.Depth + 2, _ => place.Depth };
                var entry = new Place(Footnotes.Holds(element) ? BlockKind.Footnote : BlockKind.ListItem, null, depth) { Label = label };
                Visit(element, entry);
                Flush(entry);
                break;
            default:
                var inner = Inside(element, place);
                Visit(element, inner);
                Flush(inner);
                break;
        }
    }

    private static Place Inside(IElement element, Place outer) => element.LocalName switch
    {
        ['h', >= '1' and <= '6' and var digit] => new(BlockKind.Heading, digit - '0', outer.Depth),
        "blockquote" => new(BlockKind.Quotation, null, outer.Depth),
        "figcaption" or "caption" => new(BlockKind.Caption, null, outer.Depth),
        _ => MailMarks.KindOf(element) is { } kind ? new(kind, null, outer.Depth) : outer,
    };

    // Two breaks are a new paragraph; one is, too, behind a line in bold type: the headings of old pages and of mails.
    private void Break(Place place)
    {
        _breaks++;
        var isHeading = !_plain && WhiteSpace.Fold(_run.ToString()) is { Length: > 0 and <= LongestLine } line && !line.EndsWith('.') && place.Kind == BlockKind.Paragraph;
        if (_breaks > 1)
        {
            Flush(place);
        }
        else if (isHeading)
        {
            Flush(new(BlockKind.Heading, 6, place.Depth));
        }
        else
        {
            _run.Append('\n');
        }
    }

    private void Say(string words, bool bold)
    {
        if (!string.IsNullOrWhiteSpace(words))
        {
            _breaks = 0;
            _plain |= !bold;
        }

        _run.Append(words);
    }

    private static bool IsBold(IText words) =>
        words.ParentElement is { } parent && (parent.Closest("b,strong") is not null
            || (parent.GetAttribute("style") is { } style && style.Contains("font-weight", StringComparison.Ordinal) && (style.Contains("bold", StringComparison.Ordinal) || style.Contains($"{Bold}", StringComparison.Ordinal))));

    private void Control(IElement element)
    {
        if (element.LocalName == "input" && element.GetAttribute("type") is "checkbox" or "radio")
        {
            Say(element.HasAttribute("checked") ? "[x] " : "[ ] ", bold: false);
        }
        else if (element.GetAttribute("type") != "hidden")
        {
            left.Add(LeftOutKinds.FormControl);
        }
    }

    private void Flush(Place place)
    {
        if (!string.IsNullOrWhiteSpace(_run.ToString()))
        {
            sink.Add(place.Kind, _run.ToString(), place.Kind == BlockKind.ListItem && place.Depth > 0 ? place.Depth : place.Level, place.Take());
        }

        _run.Clear();
        (_breaks, _plain) = (0, false);
    }

    // Where text stands; the label goes to the first block.
    private sealed record Place(BlockKind Kind, int? Level, int Depth)
    {
        public string Label { get; set; } = "";

        public string Take()
        {
            var label = Label;
            Label = "";
            return label;
        }
    }
}
