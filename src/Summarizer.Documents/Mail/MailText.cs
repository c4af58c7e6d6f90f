using System.Text;
using MimeKit;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Mail;

/// <summary>Text of a mail (RFC 5322 and MIME): its headers, then its body, as plain text where it has that, else as HTML. Attachments are counted and not opened.</summary>
internal static class MailText
{
    private static readonly ParserOptions Options;

    // Headers and bodies may be in any code page; MimeKit looks for code pages once, when it is first used.
    static MailText()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Options = new() { MaxMimeDepth = 32, RespectContentLength = false };
    }

    /// <exception cref="DocumentException">It is too long, encrypted, or is no mail.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        using var mail = MimeMessage.Load(Options, stream);
        if (mail.Headers.Count == 0 || (mail.From.Count == 0 && mail.Sender is null && !mail.Headers.Contains(HeaderId.Subject) && !mail.Headers.Contains(HeaderId.Date)))
        {
            throw new DocumentException(DocumentError.Malformed, "The file is no mail: it has no sender, subject or date. Send it with the Content-Type of what it is.");
        }

        var text = new TextAssembler(limits);
        new MailBody(text).Add(mail);
        return text.ToDocument(FileFormat.Eml, mail.Subject);
    }
}
