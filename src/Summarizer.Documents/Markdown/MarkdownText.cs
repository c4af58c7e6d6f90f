using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Yaml;
using Summarizer.Documents.Html;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Markdown;

/// <summary>
/// Text of a CommonMark document with GitHub's extensions (tables, task lists, strikethrough, bare links, footnotes, alerts) and front matter. It is read as the page that it
/// stands for, so that HTML in it is read too. Other extensions would swallow ordinary text: prices between dollar signs, or "A. Smith" as a list.
/// </summary>
internal static partial class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables(new() { RequireHeaderSeparator = true }).UseTaskLists().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseAutoLinks().UseFootnotes().UseAlertBlocks()
        .UseYamlFrontMatter().Build();

    /// <exception cref="DocumentException">It is too long or has no text.</exception>
    public static ReadDocument Read(string markdown, DocumentLimits limits)
    {
        var toml = TomlFrontMatter().Match(markdown);
        var document = Markdig.Markdown.Parse(markdown[toml.Length..], Pipeline);
        var text = new TextAssembler(limits);
        var html = document.ToHtml(Pipeline);
        using var page = HtmlText.Parse("<body>" + Swallowing().Replace(html, tag => IsClosed(html, tag) ? tag.Value : "&lt;" + tag.Value[1..]));
        HtmlText.AddAll(page, text);
        text.LeftOut.Add(LeftOutKinds.FrontMatter, document.OfType<YamlFrontMatterBlock>().Count() + (toml.Success ? 1 : 0));
        var title = (toml.Groups["title"] is { Success: true } own ? own.Value : null) ?? document.OfType<YamlFrontMatterBlock>().Select(FrontMatter.Title).FirstOrDefault(t => t is not null) ?? page.QuerySelector("h1")?.TextContent;
        return text.ToDocument(FileFormat.Markdown, title);
    }

    // A tag that swallows what follows and is never closed is text (GitHub Flavored Markdown, 6.11).
    private static bool IsClosed(string html, Match tag) => html.AsSpan(tag.Index).Contains($"</{tag.Groups["name"].Value}", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""\A\uFEFF?\+\+\+[ \t]*\r?\n(?:(?:title[ \t]*=[ \t]*["'](?<title>[^"'\r\n]*)["'][^\n]*|[^\n]*)\n)*?\+\+\+[ \t]*(?:\r?\n|\z)""", RegexOptions.CultureInvariant)]
    private static partial Regex TomlFrontMatter();

    [GeneratedRegex("<(?<name>title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?=[\\s/>])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Swallowing();
}
