using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Summarizer.Documents.Packages;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.OpenDocument;

/// <summary>Text of an OpenDocument text (ISO/IEC 26300): an archive with XML in it.</summary>
internal static class OpenDocumentText
{
    private const string MediaType = "application/vnd.oasis.opendocument.text";

    /// <exception cref="DocumentException">It is too long, encrypted, has no text, or is no such document.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        Package.Check(content, limits);
        using var archive = Package.Open(content);
        var isText = archive.GetEntry("mimetype") is not { } type || ReadAll(type).StartsWith(MediaType, StringComparison.Ordinal);
        if (!isText || archive.GetEntry("content.xml") is not { } main)
        {
            throw new DocumentException(DocumentError.Malformed, "The archive is no OpenDocument text. Spreadsheets and presentations: save them as .xlsx or .pptx.");
        }

        if (archive.GetEntry("META-INF/manifest.xml") is { } manifest && ReadAll(manifest).Contains("encryption-data", StringComparison.Ordinal))
        {
            throw new DocumentException(DocumentError.Encrypted, "The document is encrypted and wants a password. Save a copy without one.");
        }

        var document = Load(main, limits);
        var styles = new OpenDocumentStyles([document, archive.GetEntry("styles.xml") is { } entry ? Load(entry, limits) : new XDocument()]);
        var text = new TextAssembler(limits);
        if (document.Root?.Element(Names.Office + "body")?.Element(Names.Office + "text") is { } body)
        {
            new OpenDocumentWalker(text, styles).Walk(body, new(BlockKind.Paragraph));
        }

        text.LeftOut.Add(LeftOutKinds.Header, styles.Headers);
        text.LeftOut.Add(LeftOutKinds.Footer, styles.Footers);
        return text.ToDocument(FileFormat.Odt, archive.GetEntry("meta.xml") is { } meta ? Load(meta, limits).Descendants(Names.DublinCore + "title").FirstOrDefault()?.Value : null);
    }

    private static string ReadAll(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static XDocument Load(ZipArchiveEntry entry, DocumentLimits limits)
    {
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Package.XmlSettings(limits));
        return XDocument.Load(xml, LoadOptions.PreserveWhitespace);
    }
}
