using Summarizer.Documents.Html;
using Summarizer.Documents.Mail;
using Summarizer.Documents.Markdown;
using Summarizer.Documents.OpenDocument;
using Summarizer.Documents.Pdf;
using Summarizer.Documents.Rtf;
using Summarizer.Documents.Sheets;
using Summarizer.Documents.Slides;
using Summarizer.Documents.Text;
using Summarizer.Documents.Word;

namespace Summarizer.Documents.Reading;

/// <summary>Reads files in this process, for files that one trusts. <see cref="Isolation.IsolatedReader"/> is for all others.</summary>
public static class DocumentReader
{
    /// <summary>Reads a file. Size is bounded; time and memory are not.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="format">What it is.</param>
    /// <param name="charset">Encoding of text formats by its IANA name, where the sender said one; else it is found out.</param>
    /// <param name="limits">How much of it is read.</param>
    /// <exception cref="DocumentException">It cannot be read.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> content, FileFormat format, string? charset, DocumentLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            return format switch
            {
                FileFormat.Text => PlainText.Read(TextDecoder.Decode(content.Span, charset), limits),
                FileFormat.Markdown => MarkdownText.Read(TextDecoder.Decode(content.Span, charset), limits),
                FileFormat.Html => HtmlText.Read(content, charset, limits),
                FileFormat.Pdf => PdfText.Read(content, limits),
                FileFormat.Docx => WordText.Read(content, limits),
                FileFormat.Pptx => SlidesText.Read(content, limits),
                FileFormat.Xlsx => WorkbookText.Read(content, limits),
                FileFormat.Odt => OpenDocumentText.Read(content, limits),
                FileFormat.Rtf => RtfText.Read(content, limits),
                FileFormat.Eml => MailText.Read(content, limits),
                FileFormat.Csv => Delimited.Read(TextDecoder.Decode(content.Span, charset), limits),
                _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no reader for this format."),
            };
        }
        catch (Exception e) when (e is not (DocumentException or OutOfMemoryException or ArgumentOutOfRangeException { ParamName: nameof(format) }))
        {
            // The libraries throw whatever a damaged file leads them to; the file's own words stay out of the message.
            throw new DocumentException(DocumentError.Malformed, $"The file cannot be read as {FormatNames.Of(format)}: it is damaged or something else. Open it in a program of its kind and save it again.", e);
        }
    }
}
