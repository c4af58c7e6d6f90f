using System.Text;
using Markdig.Syntax.Inlines;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Markdown;

/// <summary>Characters of a line of Markdown without its markup.</summary>
internal static class InlineText
{
    /// <summary>The text; images are counted where there is somebody to count them.</summary>
    public static string Of(ContainerInline? inlines, TextAssembler? counter)
    {
        var text = new StringBuilder();
        Append(text, inlines, counter);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ContainerInline? inlines, TextAssembler? counter)
    {
        foreach (var inline in inlines ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case LinkInline { IsImage: true }:
                    counter?.LeftOut.Add("image");
                    break;
                case ContainerInline container:
                    Append(text, container, counter);
                    break;
            }
        }
    }
}
