using AngleSharp.Dom;

namespace Summarizer.Documents.Html;

/// <summary>Notes that Markdown writers and encyclopaedias put into a list at the end.</summary>
internal static class Footnotes
{
    /// <summary>Whether an entry of a list is a note.</summary>
    public static bool Holds(IElement entry) =>
        entry.GetAttribute("role") == "doc-endnote" || (entry.Id is { } id && (id.StartsWith("fn", StringComparison.Ordinal) || id.StartsWith("cite_note", StringComparison.Ordinal)))
        || entry.Closest(".footnotes") is not null;

    /// <summary>Links from notes back to the text.</summary>
    public static IEnumerable<IElement> BackLinks(IParentNode page) => page.QuerySelectorAll("a.footnote-back-ref, a[role=doc-backlink], .mw-cite-backlink, a[href^='#']")
        .Where(a => a.ClassName is "footnote-back-ref" or "mw-cite-backlink" || a.GetAttribute("role") == "doc-backlink" || (a.TextContent.Trim() is "\u21A9" or "\u21A9\uFE0E" or "\u21A9\uFE0F" or "\u2191" or "^"));
}
