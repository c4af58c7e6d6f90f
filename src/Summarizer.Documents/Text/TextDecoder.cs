using System.Text;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Text;

/// <summary>Bytes to characters, strictly: a wrong guess would end up in summaries.</summary>
internal static class TextDecoder
{
    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes by byte order mark, else by the name given, else as UTF-8.</summary>
    /// <exception cref="DocumentException">The bytes are not text in that encoding, or nobody knows the encoding.</exception>
    public static string Decode(ReadOnlySpan<byte> content, string? charset)
    {
        var (encoding, skip) = ByMark(content) ?? (ByName(charset), 0);
        try
        {
            var text = encoding.GetString(content[skip..]);
            return text.Contains('\0', StringComparison.Ordinal)
                ? throw new DocumentException(DocumentError.Malformed, "The file is not text: it holds zero bytes. Send it with the Content-Type of what it is.")
                : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new DocumentException(
                DocumentError.Malformed, $"The file is not text in {encoding.WebName}: byte {e.Index + skip} does not fit. Name its encoding in Content-Type, for example text/plain; charset=windows-1252.", e);
        }
    }

    /// <summary>The encoding of a name; strict.</summary>
    /// <exception cref="DocumentException">Nobody knows it.</exception>
    public static Encoding ByName(string? charset)
    {
        try
        {
            return Encoding.GetEncoding(charset ?? "utf-8", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException e)
        {
            throw new DocumentException(DocumentError.Malformed, "The charset in Content-Type is not known. Use UTF-8.", e);
        }
    }

    /// <summary>A code page of Windows; windows-1252 for a number that nobody knows.</summary>
    public static Encoding CodePage(int number)
    {
        try
        {
            return Encoding.GetEncoding(number);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Encoding.GetEncoding(1252);
        }
    }

    internal static (Encoding Encoding, int Skip)? ByMark(ReadOnlySpan<byte> content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, false, throwOnInvalidBytes: true), 2),
        _ => null,
    };
}
