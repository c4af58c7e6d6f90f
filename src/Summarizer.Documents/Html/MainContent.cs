using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Html;

/// <summary>
/// What of a page is its content. The page's own word comes first: main, then article. A page that says nothing is read whole, without navigation, site footers and boxes of links.
/// </summary>
internal static partial class MainContent
{
    // Words or links below this are no content.
    private const int FewestLetters = 20;
    private const int FewestLinks = 4;
    private const double MostlyLinks = 0.75;
    private const double LeastShare = 0.2;

    /// <summary>The elements that hold the content, and those in them that are not part of it; what is outside is counted.</summary>
    public static (IReadOnlyList<IElement> Roots, IReadOnlySet<IElement> Skipped) Of(IHtmlDocument page, LeftOutCounter left)
    {
        if (page.Body is not { } body)
        {
            return ([], new HashSet<IElement>());
        }

        var roots = Marked(body);
        var isMarked = roots.Count > 0;
        roots = isMarked ? roots : [body];
        var whole = roots.Sum(r => Letters(r));
        var skipped = roots.SelectMany(r => r.QuerySelectorAll("*")).Where(e => IsOutside(e, isMarked)).ToHashSet();
        var kept = whole - skipped.Where(e => !e.Ancestors<IElement>().Any(skipped.Contains)).Sum(Letters);
        if (kept < LeastShare * whole)
        {
            // A page of links is a page all the same.
            skipped.Clear();
        }

        skipped.UnionWith(Footnotes.BackLinks(page));

        left.Add(LeftOutKinds.Navigation, skipped.Count(e => Letters(e) > 0 && !e.Ancestors<IElement>().Any(skipped.Contains)));
        left.Add(LeftOutKinds.OutsideArticle, isMarked ? CountOutside(body, roots) : 0);
        return (roots, skipped);
    }

    private static List<IElement> Marked(IElement body)
    {
        var main = Outermost(body.QuerySelectorAll("main, [role=main]"));
        if (main.Count > 0)
        {
            return main;
        }

        // Several articles are a list of them, and then the page is the content.
        var articles = Outermost(body.QuerySelectorAll("article"));
        return articles.Count != 1 ? [] : [.. Headline(body, articles[0]), articles[0]];
    }

    // The page's headline often stands above its article.
    private static IEnumerable<IElement> Headline(IElement body, IElement article) =>
        article.QuerySelector("h1") is null && body.QuerySelectorAll("h1") is [var only] && only.Closest("nav, footer, aside") is null
        && only.CompareDocumentPosition(article).HasFlag(DocumentPositions.Following) ? [only] : [];

    private static List<IElement> Outermost(IEnumerable<IElement> elements)
    {
        var shown = elements.Where(e => Letters(e) >= FewestLetters && !Elements.IsHidden(e) && !e.Ancestors<IElement>().Any(Elements.IsHidden)).ToList();
        return shown.FindAll(e => !e.Ancestors<IElement>().Any(shown.Contains));
    }

    private static bool IsOutside(IElement element, bool inMain) => element.LocalName switch
    {
        "nav" => true,
        "footer" or "aside" => (!inMain && element.Closest("article, main, section, blockquote") is null) || IsNamedSo(element, Always()),
        _ => element.GetAttribute("role") is "navigation" or "search" or "menu" or "menubar" or "contentinfo"
            || (IsNamedSo(element, Always()) && element.QuerySelector("h1, main, article") is null)
            || (!inMain && (element.GetAttribute("role") is "complementary" or "banner" || IsNamedSo(element, Name()) || IsLinks(element)) && element.QuerySelector("h1, main, article") is null),
    };

    private static bool IsNamedSo(IElement element, Regex name) =>
        Elements.IsBlock(element) && element.LocalName is not ("body" or "html") && $"{element.Id} {element.ClassName}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(n => name.IsMatch(n));

    private static bool IsLinks(IElement element)
    {
        if (element.LocalName is not ("ul" or "ol" or "div" or "table" or "p" or "section" or "header") || element.QuerySelectorAll("a[href]") is not { Length: >= FewestLinks } links)
        {
            return false;
        }

        return links.Sum(Letters) >= MostlyLinks * Letters(element) && links.Average(l => l.TextContent.Trim().Length) < 80;
    }

    private static int CountOutside(IElement element, IReadOnlyList<IElement> roots) => element.Children.Sum(child =>
        roots.Contains(child) || Elements.IsUnseen(child) ? 0
        : roots.Any(r => child.Contains(r)) ? CountOutside(child, roots)
        : Letters(child) > 0 ? 1 : 0);

    private static int Letters(INode node) => node.TextContent.Count(char.IsLetterOrDigit);

    // Boxes that stand inside articles too.
    [GeneratedRegex(
        @"^(?:share|sharing|share-.*|social-share|related|related-.*|recommended|promo|promotion|advert.*|ads?|ad-.*|newsletter(?:-.*)?|subscribe(?:-.*)?|comments|comment-list|cookies?(?:-.*)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Always();

    [GeneratedRegex(
        @"^(?:side-?bar(?:-.*)?|.*-sidebar|nav|navbar|navigation|site-nav|menu|main-menu|top-?bar|breadcrumbs?|footer|site-footer|page-footer|cookies?(?:-.*)?|consent(?:-.*)?|gdpr(?:-.*)?|share|sharing|share-.*|social|social-.*|related|related-.*|recommend(?:ed|ations?)|promo|promotion|advert.*|ads?|ad-.*|newsletter(?:-.*)?|subscribe(?:-.*)?|comments|comment-list|comments-.*|disqus.*|pagination|pager|skip-link|toolbar|popup|modal|widget|widgets|tags|tag-list|tag-?cloud|post-tags|entry-tags)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
