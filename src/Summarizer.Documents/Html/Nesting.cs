using AngleSharp.Dom;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Html;

/// <summary>How deep a page goes. What looks for its article takes time with the square of the depth, and walks it by recursion.</summary>
internal static class Nesting
{
    // Real pages stay below a hundred; deeper ones than this exist to break readers.
    private const int Deepest = 512;

    /// <exception cref="DocumentException">It goes too deep.</exception>
    public static void Check(INode root)
    {
        var depth = 0;
        for (INode? node = root; node is not null;)
        {
            if (node.FirstChild is { } child)
            {
                (node, depth) = (child, depth + 1);
            }
            else
            {
                for (; node is not null && node != root && node.NextSibling is null; depth--)
                {
                    node = node.Parent;
                }

                node = node is null || node == root ? null : node.NextSibling;
            }

            if (depth > Deepest)
            {
                throw new DocumentException(DocumentError.TooLarge, $"The page nests its elements deeper than {Deepest}, which is the limit. Save it as plain text.") { Limit = Deepest };
            }
        }
    }
}
