using System.Text.RegularExpressions;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Text;

/// <summary>Plain text stays as it is; its paragraphs are what blank lines separate.</summary>
internal static partial class PlainText
{
    /// <exception cref="DocumentException">It is too long or has no text.</exception>
    public static ReadDocument Read(string text, DocumentLimits limits)
    {
        if (text.Length > limits.MaxCharacters)
        {
            throw new DocumentException(DocumentError.TooLarge, $"The document has {text.Length} characters; the limit is {limits.MaxCharacters}. Split it.") { Limit = limits.MaxCharacters, Actual = text.Length };
        }

        var parts = new List<DocumentPart>();
        foreach (var paragraph in Paragraph().EnumerateMatches(text))
        {
            if (parts.Count == limits.MaxParts)
            {
                throw TextAssembler.TooLarge($"The document has more than {limits.MaxParts} paragraphs, which is the limit. Split it.", limits.MaxParts);
            }

            parts.Add(new DocumentPart(PartKind.Paragraph, paragraph.Index, paragraph.Length));
        }

        return parts.Count == 0
            ? throw new DocumentException(DocumentError.NoText, "There is no text in the document. Check that it is the right file.")
            : new ReadDocument { Format = FileFormat.Text, Text = text, Parts = parts };
    }

    // From a character that is no space to the last such one before a blank line; linear in the text.
    [GeneratedRegex(@"\S[^\r\n]*(?:\r?\n[^\S\r\n]*\S[^\r\n]*)*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Paragraph();
}
