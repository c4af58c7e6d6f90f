using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Summarizer.Documents.Html;

/// <summary>How elements are shown where no style sheet says otherwise (WHATWG HTML, 15.3).</summary>
internal static partial class Elements
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search",
        "section", "summary", "ul", "xmp", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "head", "title", "meta", "link", "base", "datalist", "noembed", "noframes", "param", "source", "track", "area", "rp",
    };

    private static readonly HashSet<string> Media = new(StringComparer.OrdinalIgnoreCase) { "iframe", "object", "embed", "video", "audio", "canvas", "applet" };

    private static readonly HashSet<string> Controls = new(StringComparer.OrdinalIgnoreCase) { "select", "button", "textarea", "input", "progress", "meter" };

    /// <summary>Whether it begins and ends a block; what nobody knows is inline.</summary>
    public static bool IsBlock(IElement element) => Display(element) switch
    {
        "block" or "flex" or "grid" or "list-item" or "table" or "flow-root" => true,
        "inline" or "inline-block" or "inline-flex" or "contents" => false,
        _ => Blocks.Contains(element.LocalName),
    };

    /// <summary>Whether nothing of it is ever shown.</summary>
    public static bool IsUnseen(IElement element) => Unseen.Contains(element.LocalName);

    /// <summary>Whether it is a player or a window to something else.</summary>
    public static bool IsMedia(IElement element) => Media.Contains(element.LocalName);

    /// <summary>Whether it is a control of a form.</summary>
    public static bool IsControl(IElement element) => Controls.Contains(element.LocalName);

    /// <summary>Whether the page says that it is hidden.</summary>
    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || Display(element) == "none" || element.GetAttribute("aria-hidden") == "true" || (element.LocalName == "dialog" && !element.HasAttribute("open"))
        || Unseeable().IsMatch(Style(element)) || HiddenClasses.Hold(element);

    private static string? Display(IElement element)
    {
        const string Property = "display:";
        var style = Style(element);
        var at = style.IndexOf(Property, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : new string([.. style.Skip(at + Property.Length).TakeWhile(c => char.IsAsciiLetter(c) || c == '-')]).ToLowerInvariant();
    }

    // What takes text out of sight without "display: none": no size, no opacity, or a place far off the page.
    [GeneratedRegex(@"(?:^|;)(?:visibility:(?:hidden|collapse)|opacity:0(?:\.0*)?(?:[;!]|$)|font-size:0(?:px|pt|em|rem|%)?(?:[;!]|$)|(?:left|right|top|text-indent):-\d{4,}px)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Unseeable();

    private static string Style(IElement element) => element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal) ?? "";
}
