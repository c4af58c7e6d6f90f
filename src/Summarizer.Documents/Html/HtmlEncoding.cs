using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Documents.Reading;
using Summarizer.Documents.Text;
using UtfUnknown;

namespace Summarizer.Documents.Html;

/// <summary>
/// Encoding of a web page in the order of browsers (WHATWG HTML, 13.2.3.2): byte order mark, HTTP, the page's own word in its first 1,024 bytes and after them, then what the
/// bytes look like, then windows-1252.
/// </summary>
internal static partial class HtmlEncoding
{
    private const int Prescan = 1024;
    private const float SureEnough = 0.6f;
    private const double MostlyForeign = 0.3;

    // Names that mean another encoding on the web (WHATWG Encoding, 4.2).
    private static readonly Dictionary<string, string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["ascii"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254",
        ["latin5"] = "windows-1254",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["shift_jis"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["euc-kr"] = "ks_c_5601-1987",
        ["ks_c_5601-1989"] = "ks_c_5601-1987",
        ["korean"] = "ks_c_5601-1987",
        ["windows-949"] = "ks_c_5601-1987",
        ["windows-31j"] = "shift_jis",
        ["ms932"] = "shift_jis",
        ["ms_kanji"] = "shift_jis",
        ["sjis"] = "shift_jis",
        ["chinese"] = "gb18030",
        ["csgb2312"] = "gb18030",
        ["gb_2312-80"] = "gb18030",
        ["big5-hkscs"] = "big5",
        ["cn-big5"] = "big5",
        ["x-x-big5"] = "big5",
        ["cp1250"] = "windows-1250",
        ["cp1253"] = "windows-1253",
        ["cp1254"] = "windows-1254",
        ["cp1255"] = "windows-1255",
        ["cp1256"] = "windows-1256",
        ["cp1257"] = "windows-1257",
        ["l1"] = "windows-1252",
        ["latin2"] = "iso-8859-2",
        ["latin-1"] = "windows-1252",
        ["x-cp1251"] = "windows-1251",
        ["iso88592"] = "iso-8859-2",
        ["iso8859-2"] = "iso-8859-2",
        ["x-user-defined"] = "windows-1252",
        ["cp1251"] = "windows-1251",
        ["cp1252"] = "windows-1252",
        ["win-1251"] = "windows-1251",
        ["utf8"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["x-euc-jp"] = "euc-jp",
        ["koi8"] = "koi8-r",
    };

    /// <summary>The characters of a page. Bytes that fit no character become U+FFFD, as in browsers, and are counted.</summary>
    public static string Decode(ReadOnlySpan<byte> content, string? charset, LeftOutCounter left)
    {
        var (encoding, skip) = Find(content, charset);
        var text = encoding.GetString(content[skip..]);
        var own = encoding.CodePage == Encoding.UTF8.CodePage ? Count(content, "\uFFFD"u8) : 0;
        left.Add(LeftOutKinds.UnreadableCharacter, text.AsSpan().Count('\uFFFD') - own);
        return text;
    }

    private static (Encoding Encoding, int Skip) Find(ReadOnlySpan<byte> content, string? charset)
    {
        if (TextDecoder.ByMark(content) is { } marked)
        {
            return (Encoding.GetEncoding(marked.Encoding.CodePage), marked.Skip);
        }

        if (WithoutMark(content) is { } wide)
        {
            return (wide, 0);
        }

        var named = Named(charset) ?? Declared(Encoding.Latin1.GetString(content[..Math.Min(Prescan, content.Length)]))
            ?? (content.Length > Prescan ? Declared(Encoding.Latin1.GetString(content)) : null);
        return (named ?? Guess(content), 0);
    }

    // UTF-16 has a zero in every second byte of markup.
    private static Encoding? WithoutMark(ReadOnlySpan<byte> content) => content switch
    {
        [(byte)'<', 0, not 0, 0, ..] => Encoding.Unicode,
        [0, (byte)'<', 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static Encoding? Declared(string head)
    {
        var page = Comment().Replace(head, "");
        var match = XmlDeclaration().Match(page) is { Success: true } xml ? xml : Meta().Match(page);

        // Who can read this word does not read UTF-16.
        return match.Success && Named(match.Groups["name"].Value) is { } encoding ? encoding.CodePage is 1200 or 1201 ? Encoding.UTF8 : encoding : null;
    }

    private static Encoding? Named(string? label)
    {
        try
        {
            return label?.Trim() is { Length: > 0 } name ? Encoding.GetEncoding(TextDecoder.ByName(Labels.GetValueOrDefault(name, name)).CodePage) : null;
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    private static Encoding Guess(ReadOnlySpan<byte> content)
    {
        if (System.Text.Unicode.Utf8.IsValid(content))
        {
            return Encoding.UTF8;
        }

        // Western pages are mostly ASCII, and for the rest of them detectors guess wildly.
        var words = Tag().Replace(Encoding.Latin1.GetString(content), "");
        var foreign = words.Count(c => c >= 0x80) > MostlyForeign * words.Count(char.IsLetter);
        var found = foreign ? CharsetDetector.DetectFromBytes(content.ToArray()).Detected : null;
        return found is { Confidence: >= SureEnough, EncodingName: { } name } && Named(name) is { } encoding ? encoding : OfLanguage(content);
    }

    // What browsers of a language take (WHATWG HTML, 13.2.3.2), where the page names its language.
    private static Encoding OfLanguage(ReadOnlySpan<byte> content)
    {
        var language = Language().Match(Encoding.Latin1.GetString(content[..Math.Min(Prescan, content.Length)])).Groups["language"].Value.ToLowerInvariant();

        // ISO 8859-2 has no letters where Windows has "ś" and "ž".
        var windows = content.IndexOfAnyInRange((byte)0x80, (byte)0x9F) >= 0;
        return Encoding.GetEncoding(language switch
        {
            "pl" or "cs" or "sk" or "sl" or "hr" or "hu" or "ro" or "bs" => windows ? 1250 : 28592,
            "ru" or "uk" or "be" or "bg" or "mk" or "sr" => 1251,
            "el" => 1253,
            "tr" or "az" => 1254,
            "he" => 1255,
            "ar" or "fa" or "ur" => 1256,
            "et" or "lt" or "lv" => 1257,
            "vi" => 1258,
            "th" => 874,
            "ja" => 932,
            "ko" => 949,
            "zh" => 54936,
            _ => 1252,
        });
    }

    private static int Count(ReadOnlySpan<byte> content, ReadOnlySpan<byte> sequence)
    {
        var count = 0;
        for (int at; (at = content.IndexOf(sequence)) >= 0; count++)
        {
            content = content[(at + sequence.Length)..];
        }

        return count;
    }

    [GeneratedRegex("""<meta[^>]{0,300}charset\s*=\s*["']?\s*(?<name>[A-Za-z0-9_:.-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Meta();

    [GeneratedRegex("""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["'](?<name>[A-Za-z0-9_:.-]{1,40})["']""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex("""<html[^>]{0,300}\blang\s*=\s*["']?(?<language>[A-Za-z]{2})\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Language();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
