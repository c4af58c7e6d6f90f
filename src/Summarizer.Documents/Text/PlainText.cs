using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Text;

/// <summary>Plain text stays as it is; its blocks are found by its own signs.</summary>
internal static class PlainText
{
    /// <exception cref="DocumentException">It is too long or has no text.</exception>
    public static ReadDocument Read(string text, DocumentLimits limits)
    {
        if (text.Length > limits.MaxCharacters)
        {
            throw new DocumentException(DocumentError.TooLarge, $"The document has {text.Length} characters; the limit is {limits.MaxCharacters}. Split it.")
            {
                Limit = limits.MaxCharacters,
                Actual = text.Length,
            };
        }

        var blocks = TextAnalyzer.Analyze(text).Blocks;
        return blocks.Count > limits.MaxParts
            ? throw TextAssembler.TooLarge($"The document has more than {limits.MaxParts} paragraphs, which is the limit. Split it.", limits.MaxParts)
            : blocks.Count == 0
            ? throw new DocumentException(DocumentError.NoText, "There is no text in the document. Check that it is the right file.")
            : new ReadDocument { Format = FileFormat.Text, Text = text, Blocks = blocks };
    }
}
