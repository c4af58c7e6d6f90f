using System.Globalization;
using System.Text;

namespace Summarizer.Tokenization.ByteLevel;

/// <summary>
/// Cuts a text where GPT-2 does before merging: <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>. Written
/// out, because the regular expressions of .NET see the halves of characters beyond U+FFFF.
/// </summary>
internal static class WordSplitter
{
    private static readonly string[] Endings = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    private enum Kind
    {
        Letter,
        Number,
        Space,
        Other,
    }

    /// <summary>Length in UTF-16 units of the first word of a text that is not empty.</summary>
    public static int NextWord(ReadOnlySpan<char> text)
    {
        foreach (string ending in Endings)
        {
            if (text.StartsWith(ending, StringComparison.Ordinal))
            {
                return ending.Length;
            }
        }

        // One space belongs to the word that follows it.
        int start = text[0] == ' ' && text.Length > 1 && KindAt(text, 1, out _) != Kind.Space ? 1 : 0;
        var kind = KindAt(text, start, out _);
        int end = start;
        int last = start;
        while (end < text.Length && KindAt(text, end, out int units) == kind)
        {
            last = end;
            end += units;
        }

        // White space before a word leaves its last character to the word, which takes it only if it is a space.
        return kind == Kind.Space && end < text.Length && last > 0 ? last : end;
    }

    private static Kind KindAt(ReadOnlySpan<char> text, int index, out int units)
    {
        Rune.DecodeFromUtf16(text[index..], out var rune, out units);
        if (Rune.IsWhiteSpace(rune))
        {
            return Kind.Space;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            <= UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
            _ => Kind.Other,
        };
    }
}
