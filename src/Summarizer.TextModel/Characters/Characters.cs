using System.Globalization;

namespace Summarizer.TextModel;

/// <summary>What characters are to the rules for sentences and words. The names are those of UAX #29 where it has them.</summary>
internal static class Characters
{
    private const int FirstPictograph = 0x2300;

    private static readonly CharacterSet Terminals = CharacterSet.Load("sentence-terminal");
    private static readonly CharacterSet Pictographs = CharacterSet.Load("emoji");
    private static readonly CharacterSet UnspacedScripts = CharacterSet.Load("unspaced");

    /// <summary>Code point that begins at an index; a lone surrogate is itself.</summary>
    public static int At(string text, int index) =>
        index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];

    public static int Width(int codePoint) => codePoint > 0xFFFF ? 2 : 1;

    /// <summary>ATerm: full stops that may also be part of a word or number.</summary>
    public static bool IsFullStop(char c) => c is '.' or '\u2024' or '\uFE52' or '\uFF0E';

    /// <summary>Three dots or more in one character. Not a terminal by Unicode, but in practice.</summary>
    public static bool IsEllipsis(char c) => c is '\u2026' or '\u2025';

    /// <summary>STerm, ATerm and the interrobang and ellipsis.</summary>
    public static bool IsTerminal(int codePoint) => codePoint < 0x80
        ? codePoint is '.' or '!' or '?'
        : codePoint is 0x2026 or 0x2025 or 0x203D or 0xFF61 || Terminals.Contains(codePoint);

    /// <summary>Terminals after which scripts need no space: all but those of Latin, Cyrillic and Greek.</summary>
    public static bool NeedsNoSpace(char terminal) => terminal >= 0x0590 && !IsEllipsis(terminal) && terminal is not ('\u2024' or '\u203C' or '\u203D' or '\u2047' or '\u2048' or '\u2049');

    /// <summary>Han, kana, Thai and other scripts without spaces between words.</summary>
    public static bool IsUnspaced(int codePoint) => codePoint >= 0x0E00 && UnspacedScripts.Contains(codePoint);

    /// <summary>Han and kana.</summary>
    public static bool IsEastAsian(int codePoint) => codePoint >= 0x2E80 && UnspacedScripts.Contains(codePoint);

    public static bool IsThai(char c) => c is >= '\u0E01' and <= '\u0E5B';

    /// <summary>Emoji and their parts.</summary>
    public static bool IsPictograph(int codePoint) => codePoint >= FirstPictograph
        && (codePoint is (>= 0x1F1E6 and <= 0x1F1FF) or (>= 0x1F3FB and <= 0x1F3FF) or 0x20E3 || Pictographs.Contains(codePoint));

    /// <summary>Extend and Format, and control characters: nothing that a reader sees by itself.</summary>
    public static bool IsIgnorable(char c) => !char.IsWhiteSpace(c)
        && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control;

    public static bool IsOpenBracket(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OpenPunctuation;

    public static bool IsCloseBracket(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.ClosePunctuation;

    /// <summary>Quotation marks, which open in one language and close in another.</summary>
    public static bool IsQuote(char c) => c is '"' or '\'' or '\u201E' or '\u201A' or '\u275D' or '\u275E' or '\u301D' or '\u301E' or '\u301F' or '\uFF02'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation;

    /// <summary>SContinue without dashes: what never begins a sentence.</summary>
    public static bool Continues(char c) => c is ',' or ';' or ':' or '\u060C' or '\u061B' or '\u3001' or '\uFF0C' or '\uFF1A' or '\uFF1B' or '\uFE50' or '\uFF64' or '%' or '=' or '/';

    public static bool IsDash(char c) => c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212';

    /// <summary>Whether letters or digits begin at an index, outside the basic plane too.</summary>
    public static bool IsLetterOrDigit(string text, int index) => char.IsLetterOrDigit(text[index]) || (char.IsHighSurrogate(text[index]) && char.IsLetterOrDigit(text, index));

    /// <summary>Whether a letter or digit stands between two indices.</summary>
    public static bool HasWord(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (IsLetterOrDigit(text, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Letters of scripts that have no capitals.</summary>
    public static bool IsCaseless(char c) => char.IsLetter(c) && !char.IsUpper(c) && !char.IsLower(c);
}
