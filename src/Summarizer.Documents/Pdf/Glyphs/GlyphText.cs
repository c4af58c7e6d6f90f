using System.Text;

namespace Summarizer.Documents.Pdf.Glyphs;

/// <summary>Characters of a glyph as a reader would type them.</summary>
internal static class GlyphText
{
    // Bullets and ticks of Symbol and Wingdings, which fonts map to the private use area.
    private static readonly Dictionary<int, string> Symbols = new()
    {
        [0xF0B7] = "•",
        [0xF0A7] = "▪",
        [0xF0A8] = "◦",
        [0xF0D8] = "➢",
        [0xF0FC] = "✓",
        [0xF0FE] = "☒",
        [0xF06F] = "☐",
        [0xF0E0] = "→",
        [0xF02D] = "-",
        [0xF020] = " ",
    };

    /// <summary>
    /// The characters with presentation forms (ligatures, positional Arabic letters) taken apart; other compatibility characters stay.
    /// An empty string means that the font does not say which characters the glyph stands for.
    /// </summary>
    public static string Of(string value)
    {
        if (value.Length == 1 && value[0] is > ' ' and < '\u007F')
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (Symbols.TryGetValue(rune.Value, out var symbol))
            {
                text.Append(symbol);
            }
            else if (PresentationForms.Letters(rune.Value) is { } letters)
            {
                text.Append(letters);
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                text.Append(' ');
            }
            else if (!IsUnmapped(rune))
            {
                text.Append(rune.ToString());
            }
        }

        return text.ToString();
    }

    private static bool IsUnmapped(Rune rune) =>
        rune == Rune.ReplacementChar || Rune.IsControl(rune) || rune.Value is (>= 0xE000 and <= 0xF8FF) or >= 0xF0000;
}
