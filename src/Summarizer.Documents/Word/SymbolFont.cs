using System.Globalization;
using Summarizer.Documents.Pdf.Glyphs;

namespace Summarizer.Documents.Word;

/// <summary>Characters of fonts that have their own code: Symbol's Greek letters and signs, bullets and ticks of Wingdings.</summary>
internal static class SymbolFont
{
    private const int First = 0x40;
    private const string Letters = "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
    private const int FirstSign = 0xA0;
    private const string Signs = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓";

    /// <summary>The character of a symbol element.</summary>
    /// <param name="font">Name of the font.</param>
    /// <param name="code">Its code in hexadecimal digits.</param>
    public static string Of(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
        {
            return "";
        }

        var place = value & 0xFF;
        if (string.Equals(font, "Symbol", StringComparison.OrdinalIgnoreCase))
        {
            return place - First is >= 0 and var letter && letter < Letters.Length ? Letters[letter].ToString()
                : place - FirstSign is >= 0 and var sign && sign < Signs.Length ? Signs[sign].ToString() : ((char)place).ToString();
        }

        return value is >= 0xE000 and <= 0xF8FF ? GlyphText.Of(((char)value).ToString()) : value is > 0x1F and < 0xD800 ? ((char)value).ToString() : "";
    }
}
