using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SmartReader;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Html;

/// <summary>
/// Text of a web page: of its article, where it has one (Mozilla's Readability heuristics, by SmartReader), else of all of it. Scripts do not run and nothing is fetched.
/// </summary>
internal static class HtmlText
{
    // Readability looks at an address to make links absolute, which plain text does not need.
    private const string NoAddress = "https://document.invalid/";

    /// <exception cref="DocumentException">It is too long or has no text.</exception>
    public static ReadDocument Read(string html, DocumentLimits limits)
    {
        var parser = new HtmlParser();
        using var page = parser.ParseDocument(html);
        Nesting.Check(page);
        var title = page.Title;
        var article = new Reader(NoAddress, html).GetArticle();
        if (article is not { IsReadable: true, Content.Length: > 0 })
        {
            return Collect(page, title, limits);
        }

        using var body = parser.ParseDocument(article.Content);
        return Collect(body, article.Title is { Length: > 0 } better ? better : title, limits);
    }

    private static ReadDocument Collect(IHtmlDocument page, string? title, DocumentLimits limits)
    {
        var text = new TextAssembler(limits);
        if (page.Body is { } body)
        {
            new BlockWalker(text).Walk(body);
        }

        return text.ToDocument(FileFormat.Html, title);
    }
}
