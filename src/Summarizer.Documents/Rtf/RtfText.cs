using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Rtf;

/// <summary>Text of a Rich Text Format file (Microsoft's specification 1.9.1).</summary>
internal static class RtfText
{
    /// <exception cref="DocumentException">It is too long, has no text, or is no such file.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        if (!content.Span.TrimStart("\r\n\t \0"u8).StartsWith("{\\rtf"u8))
        {
            throw new DocumentException(DocumentError.Malformed, "The file is no Rich Text Format: it does not begin with {\\rtf. Send it with the Content-Type of what it is.");
        }

        var text = new TextAssembler(limits);
        var blocks = new RtfBlocks(text);
        var interpreter = new RtfInterpreter(blocks, text.LeftOut);
        foreach (var token in RtfTokens.Of(content))
        {
            interpreter.Take(token);
        }

        blocks.End();
        return text.ToDocument(FileFormat.Rtf, interpreter.Title);
    }
}
