using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Documents.Reading;
using Summarizer.Documents.Text;

namespace Summarizer.Documents.Html;

/// <summary>Encoding of a web page: byte order mark, then HTTP, then the page's own word, then UTF-8, as browsers have it (WHATWG HTML, encoding sniffing).</summary>
internal static partial class HtmlEncoding
{
    private const int Prescan = 1024;

    /// <exception cref="DocumentException">HTTP names an encoding that nobody knows.</exception>
    public static string Decode(ReadOnlySpan<byte> content, string? charset)
    {
        if (TextDecoder.ByMark(content) is not null || charset is not null)
        {
            return TextDecoder.Decode(content, charset);
        }

        var head = Encoding.Latin1.GetString(content[..Math.Min(Prescan, content.Length)]);
        return Declared().Match(head) is { Success: true } declared && IsKnown(declared.Groups["name"].Value, out var encoding)
            ? encoding.GetString(content)
            : Encoding.UTF8.GetString(content);
    }

    private static bool IsKnown(string name, out Encoding encoding)
    {
        try
        {
            // A wrong byte in a page is a replacement character, as in browsers.
            encoding = Encoding.GetEncoding(TextDecoder.ByName(name).CodePage);
            return true;
        }
        catch (DocumentException)
        {
            encoding = Encoding.UTF8;
            return false;
        }
    }

    [GeneratedRegex("""<meta[^>]{0,300}charset\s*=\s*["']?(?<name>[A-Za-z0-9_:.-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Declared();
}
