using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Markdown;

/// <summary>Text of a CommonMark document (with tables, footnotes, front matter), without its markup. Code and images are left out and counted.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseYamlFrontMatter().Build();

    /// <exception cref="DocumentException">It is too long or has no text.</exception>
    public static ReadDocument Read(string markdown, DocumentLimits limits)
    {
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        var text = new TextAssembler(limits);
        foreach (var block in document)
        {
            Add(text, block, BlockKind.Paragraph);
        }

        var title = document.OfType<YamlFrontMatterBlock>().Select(FrontMatter.Title).FirstOrDefault(t => t is not null)
            ?? document.OfType<HeadingBlock>().Where(h => h.Level == 1).Select(h => InlineText.Of(h.Inline, null)).FirstOrDefault();
        return text.ToDocument(FileFormat.Markdown, title);
    }

    private static void Add(TextAssembler text, Block block, BlockKind kind)
    {
        switch (block)
        {
            case YamlFrontMatterBlock or LinkReferenceDefinitionGroup or HtmlBlock or ThematicBreakBlock:
                break;
            case CodeBlock:
                text.LeftOut.Add("code");
                break;
            case HeadingBlock heading:
                text.Add(BlockKind.Heading, InlineText.Of(heading.Inline, text), heading.Level);
                break;
            case TableRow row:
                text.Add(BlockKind.TableRow, string.Join(" | ", row.OfType<TableCell>().Select(cell => Cell(cell, text))));
                break;
            case LeafBlock leaf:
                text.Add(kind, InlineText.Of(leaf.Inline, text));
                break;
            case ListItemBlock item:
                AddAll(text, item, BlockKind.ListItem);
                break;
            case ContainerBlock container:
                AddAll(text, container, kind);
                break;
        }
    }

    private static void AddAll(TextAssembler text, ContainerBlock container, BlockKind kind)
    {
        foreach (var block in container)
        {
            Add(text, block, kind);
        }
    }

    private static string Cell(TableCell cell, TextAssembler text) => string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => InlineText.Of(leaf.Inline, text)));
}
