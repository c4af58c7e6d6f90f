using MimeKit;
using MimeKit.Cryptography;
using Summarizer.Documents.Html;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Mail;

/// <summary>Reads the parts of a mail (RFC 2046): of alternatives the plain text where it has words, forwarded messages where they stand. Whatever is not read is counted.</summary>
internal sealed class MailBody(TextAssembler text)
{
    /// <summary>Adds the text of a message: its headers, then its body.</summary>
    /// <exception cref="DocumentException">It is encrypted.</exception>
    public void Add(MimeMessage mail)
    {
        foreach (var (name, value) in Headers(mail))
        {
            text.Add(BlockKind.MessageHeader, value, null, name);
        }

        Add(mail.Body);
    }

    private void Add(MimeEntity? part)
    {
        switch (part)
        {
            case null:
                break;
            case MultipartEncrypted or ApplicationPkcs7Mime { SecureMimeType: SecureMimeType.EnvelopedData or SecureMimeType.AuthEnvelopedData }:
                throw new DocumentException(DocumentError.Encrypted, "The mail is encrypted. Save its text from the program that can open it.");
            case { IsAttachment: true }:
                text.LeftOut.Add(LeftOutKinds.Attachment);
                break;
            case MultipartAlternative alternatives:
                Add(Best(alternatives));
                break;
            case MultipartRelated related:
                Add(related.Root);
                text.LeftOut.Add(LeftOutKinds.Image, related.Count(p => p != related.Root && p.ContentType.IsMimeType("image", "*")));
                break;
            case MultipartSigned { Count: > 0 } signed:
                Add(signed[0]);
                break;
            case Multipart parts:
                foreach (var inner in parts)
                {
                    Add(inner);
                }

                break;
            case MessagePart { Message: { } forwarded }:
                Add(forwarded);
                break;
            case TextPart words when words.IsPlain || words.IsHtml:
                AddText(words);
                break;
            default:
                text.LeftOut.Add(part.ContentType.IsMimeType("image", "*") ? LeftOutKinds.Image : LeftOutKinds.Attachment);
                break;
        }
    }

    private void AddText(TextPart part)
    {
        if (string.IsNullOrWhiteSpace(part.Text))
        {
            return;
        }

        if (part.IsPlain)
        {
            text.AddPlain(part.IsFlowed ? FlowedLines.Join(part.Text) : part.Text, isMail: true);
            return;
        }

        using var page = HtmlText.Parse(part.Text);
        HtmlText.AddAll(page, text, new MailSink(text));
    }

    // The plain text, unless it is empty; else the last that can be read, which is the one nearest to what was meant.
    private static MimeEntity? Best(MultipartAlternative alternatives) =>
        alternatives.OfType<TextPart>().FirstOrDefault(p => p.IsPlain && !string.IsNullOrWhiteSpace(p.Text)) ?? alternatives.LastOrDefault(p => p is Multipart or TextPart { IsHtml: true }) ?? alternatives.FirstOrDefault();

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
}
