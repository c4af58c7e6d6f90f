using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Summarizer.Documents.Packages;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Word;

/// <summary>Text of a Word document as it reads with all changes accepted. Notes stand behind the paragraph that refers to them; headers, footers and comments are counted.</summary>
internal static class WordText
{
    /// <exception cref="DocumentException">It is too long, has no text, or is no Word document.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        using var stream = new MemoryStream(Package.Check(content, limits).ToArray(), writable: false);
        using var word = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = limits.MaxUnpackedBytes });
        var main = word.MainDocumentPart;
        var body = main?.Document?.Body
            ?? throw new DocumentException(DocumentError.Malformed, "The archive is no Word document: it has no main part. Send it with the Content-Type of what it is.");
        var text = new TextAssembler(limits);
        var styles = new Styles(main);
        new BodyWalker(text, styles, new Numbering(main), new RunCollector(styles, text.LeftOut) { Note = NotesOf(main) }).Walk(body);
        text.LeftOut.Add(LeftOutKinds.Header, main.HeaderParts.Count(p => HasText(p.Header)));
        text.LeftOut.Add(LeftOutKinds.Footer, main.FooterParts.Count(p => HasText(p.Footer)));
        text.LeftOut.Add(LeftOutKinds.Comment, main.WordprocessingCommentsPart?.Comments?.Elements<Comment>().Count() ?? 0);
        return text.ToDocument(FileFormat.Docx, word.PackageProperties.Title);
    }

    private static bool HasText(OpenXmlElement? part) => !string.IsNullOrWhiteSpace(part?.InnerText);

    private static Func<string, string, OpenXmlElement?> NotesOf(MainDocumentPart main)
    {
        var footnotes = ById(main.FootnotesPart?.Footnotes);
        var endnotes = ById(main.EndnotesPart?.Endnotes);
        return (reference, id) => (reference == "footnoteReference" ? footnotes : endnotes).GetValueOrDefault(id);
    }

    private static Dictionary<string, OpenXmlElement> ById(OpenXmlElement? notes)
    {
        var found = new Dictionary<string, OpenXmlElement>(StringComparer.Ordinal);
        foreach (var note in notes?.Elements<FootnoteEndnoteType>() ?? [])
        {
            found.TryAdd(note.Id?.InnerText ?? "", note);
        }

        return found;
    }
}
