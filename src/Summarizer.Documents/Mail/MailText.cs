using System.Text;
using MimeKit;
using Summarizer.Documents.Html;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Mail;

/// <summary>Text of a mail (RFC 5322 and MIME): its headers, then its body, as plain text where it has that, else as HTML. Attachments are counted and not opened.</summary>
internal static class MailText
{
    private static readonly ParserOptions Options = new() { MaxMimeDepth = 32, RespectContentLength = false };

    // Headers and bodies may be in any code page.
    static MailText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

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
        foreach (var (name, value) in Headers(mail))
        {
            text.Add(BlockKind.MessageHeader, value, null, name);
        }

        AddBody(mail, text);
        text.LeftOut.Add(LeftOutKinds.Attachment, mail.Attachments.Count());
        text.LeftOut.Add(LeftOutKinds.Image, mail.BodyParts.Count(p => !p.IsAttachment && p.ContentType.IsMimeType("image", "*")));
        return text.ToDocument(FileFormat.Eml, mail.Subject);
    }

    private static IEnumerable<(string Name, string Value)> Headers(MimeMessage mail)
    {
        (string, string?)[] headers =
        [
            ("From:", Names(mail.From)), ("To:", Names(mail.To)), ("Cc:", Names(mail.Cc)),
            ("Date:", mail.Date == default ? null : mail.Date.ToString("ddd, d MMM yyyy HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture)), ("Subject:", mail.Subject),
        ];
        return headers.Where(h => !string.IsNullOrWhiteSpace(h.Item2)).Select(h => (h.Item1, h.Item2!));
    }

    private static string Names(InternetAddressList addresses) => string.Join(", ", addresses.Select(a => a switch
    {
        MailboxAddress { Name.Length: > 0 } box => $"{box.Name} <{box.Address}>",
        MailboxAddress box => box.Address,
        _ => a.Name ?? "",
    }));

    private static void AddBody(MimeMessage mail, TextAssembler text)
    {
        if (mail.Body is MimeKit.Cryptography.MultipartEncrypted or MimeKit.Cryptography.ApplicationPkcs7Mime { SecureMimeType: MimeKit.Cryptography.SecureMimeType.EnvelopedData })
        {
            throw new DocumentException(DocumentError.Encrypted, "The mail is encrypted. Save its text from the program that can open it.");
        }

        if (mail.TextBody is { } plain && !string.IsNullOrWhiteSpace(plain))
        {
            text.AddPlain(IsFlowed(mail) ? FlowedLines.Join(plain) : plain);
        }
        else if (mail.HtmlBody is { } html)
        {
            using var page = HtmlText.Parse(html);
            HtmlText.AddAll(page, text);
        }
    }

    private static bool IsFlowed(MimeMessage mail) => mail.BodyParts.OfType<TextPart>().FirstOrDefault(p => p.IsPlain && !p.IsAttachment) is { IsFlowed: true };
}
