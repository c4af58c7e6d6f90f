using System.Text;
using AngleSharp.Dom;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Html;

/// <summary>Walks a page and cuts its text where a browser would begin a new block.</summary>
internal sealed class BlockWalker(TextAssembler text)
{
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "select", "option", "button", "textarea", "input", "math", "nav",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    };

    private readonly StringBuilder _run = new();

    /// <summary>Adds the text below an element.</summary>
    public void Walk(IElement root)
    {
        Visit(root, BlockKind.Paragraph, null);
        Flush(BlockKind.Paragraph, null);
    }

    private void Visit(INode parent, BlockKind kind, int? level)
    {
        foreach (var node in parent.ChildNodes)
        {
            switch (node)
            {
                case IText words:
                    _run.Append(words.Data);
                    break;
                case IElement element:
                    Element(element, kind, level);
                    break;
            }
        }
    }

    private void Element(IElement element, BlockKind kind, int? level)
    {
        var name = element.LocalName;
        if (name is "img" or "svg" or "video" or "audio" or "canvas")
        {
            text.LeftOut.Add("image");
        }
        else if (name == "br")
        {
            _run.Append('\n');
        }
        else if (name == "pre")
        {
            Flush(kind, level);
            text.LeftOut.Add("code");
        }
        else if (Skipped.Contains(name) || element.HasAttribute("hidden"))
        {
            // Not for readers.
        }
        else if (Inline.Contains(name))
        {
            Visit(element, kind, level);
        }
        else if (name is "td" or "th")
        {
            _run.Append(_run.Length > 0 ? " | " : "");
            Visit(element, kind, level);
        }
        else
        {
            Flush(kind, level);
            var (inner, heading) = Kind(name, kind);
            Visit(element, inner, heading);
            Flush(inner, heading);
        }
    }

    private static (BlockKind Kind, int? Level) Kind(string name, BlockKind outer) => name switch
    {
        ['h', >= '1' and <= '6' and var digit] => (BlockKind.Heading, digit - '0'),
        "li" or "dt" or "dd" => (BlockKind.ListItem, null),
        "tr" => (BlockKind.TableRow, null),
        _ => (outer, null),
    };

    private void Flush(BlockKind kind, int? level)
    {
        text.Add(kind, _run.ToString(), level);
        _run.Clear();
    }
}
