using DocumentFormat.OpenXml.Packaging;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Word;

/// <summary>Text of the body of a Word document as it reads with all changes accepted. Headers, footers, notes and comments are not part of it.</summary>
internal static class WordText
{
    private const int Deepest = 64;

    /// <exception cref="DocumentException">It is too long, has no text, or is no Word document.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        Package.Check(content, limits);
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        using var word = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = limits.MaxUnpackedBytes });
        var body = word.MainDocumentPart?.Document?.Body
            ?? throw new DocumentException(DocumentError.Malformed, "The archive is no Word document: it has no main part. Send it with the Content-Type of what it is.");
        var text = new TextAssembler(limits);
        new BodyWalker(text, new HeadingStyles(word.MainDocumentPart)).Walk(body, Deepest);
        return text.ToDocument(FileFormat.Docx, word.PackageProperties.Title);
    }
}
