using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Html;

/// <summary>Text of a web page. Scripts do not run and nothing is fetched.</summary>
internal static class HtmlText
{
    /// <exception cref="DocumentException">It is too long or has no text.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> content, string? charset, DocumentLimits limits)
    {
        var text = new TextAssembler(limits);
        using var page = Parse(HtmlEncoding.Decode(content.Span, charset, text.LeftOut));
        var (roots, skipped) = MainContent.Of(page, text.LeftOut);
        Walk(roots, skipped, text);
        return text.ToDocument(FileFormat.Html, page.Title);
    }

    /// <summary>Parses a page and refuses one that nests too deeply.</summary>
    public static IHtmlDocument Parse(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        Nesting.Check(page);
        return page;
    }

    /// <summary>Adds all that a page holds, such as one that was made from another format.</summary>
    /// <param name="page">The page.</param>
    /// <param name="text">Where its text goes.</param>
    /// <param name="sink">What the blocks go through; null for nothing.</param>
    public static void AddAll(IHtmlDocument page, TextAssembler text, IBlockSink? sink = null) => Walk(page.Body is { } body ? [body] : [], Footnotes.BackLinks(page).ToHashSet(), text, sink);

    private static void Walk(IReadOnlyList<IElement> roots, IReadOnlySet<IElement> skipped, TextAssembler text, IBlockSink? sink = null)
    {
        foreach (var root in roots)
        {
            new BlockWalker(sink ?? new DocumentSink(text), text.LeftOut, skipped).Walk(root, itself: root.LocalName is ['h', _]);
        }
    }
}
