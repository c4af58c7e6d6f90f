using System.Globalization;
using System.Text;

namespace Summarizer.Documents.Pdf.Lines;

/// <summary>What the scripts of the world ask of somebody who puts lines together. Ranges are those of Unicode's blocks.</summary>
internal static class WritingSystem
{
    /// <summary>Whether words of this script stand without spaces between them, and glyphs are as wide as high: Chinese and Japanese.</summary>
    public static bool IsIdeographic(Rune rune) => rune.Value is
        (>= 0x2E80 and <= 0x2FDF) or (>= 0x3001 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF01 and <= 0xFF60) or (>= 0xFF61 and <= 0xFF9F) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Whether a line may break inside what this script writes together: the above, Thai, Lao, Khmer and Burmese.</summary>
    public static bool IsWithoutSpaces(Rune rune) =>
        IsIdeographic(rune) || rune.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);

    /// <summary>Whether it is a letter that is written from right to left.</summary>
    public static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x05D0 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF)
        && Rune.IsLetter(rune);

    /// <summary>Whether it is a vowel sign that is written after a consonant and drawn before it.</summary>
    public static bool IsDrawnFirst(Rune rune) => rune.Value is
        0x093F or 0x09BF or 0x09C7 or 0x09C8 or 0x0A3F or 0x0ABF or 0x0B47 or (>= 0x0BC6 and <= 0x0BC8) or (>= 0x0D46 and <= 0x0D48);

    /// <summary>Whether it kills the vowel of a consonant, so that the next one joins it.</summary>
    public static bool IsVirama(Rune rune) => rune.Value is 0x094D or 0x09CD or 0x0A4D or 0x0ACD or 0x0B4D or 0x0BCD or 0x0C4D or 0x0CCD or 0x0D4D;

    /// <summary>Whether it never begins a word: a vowel sign or another mark.</summary>
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Letters from left to right minus letters from right to left.</summary>
    public static int Direction(string text) => text.EnumerateRunes().Sum(r => IsRightToLeft(r) ? -1 : Rune.IsLetter(r) ? 1 : 0);

    /// <summary>First character.</summary>
    public static Rune First(string text) => Rune.TryGetRuneAt(text, 0, out var rune) ? rune : Rune.ReplacementChar;

    /// <summary>Last character.</summary>
    public static Rune Last(string text) => Rune.DecodeLastFromUtf16(text, out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : Rune.ReplacementChar;
}
