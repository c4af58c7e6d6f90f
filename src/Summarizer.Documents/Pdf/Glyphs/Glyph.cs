using System.Globalization;
using System.Text;

namespace Summarizer.Documents.Pdf.Glyphs;

/// <summary>One glyph in the frame of its writing direction: x grows along the line, y grows upward. Lengths are in points.</summary>
/// <param name="Text">Characters that it stands for; white space for a space glyph.</param>
/// <param name="Left">Where it begins on the baseline.</param>
/// <param name="Right">Where it ends on the baseline.</param>
/// <param name="Baseline">Height of its baseline.</param>
/// <param name="Size">Font size.</param>
/// <param name="Bold">Whether its font is bold.</param>
internal sealed record Glyph(string Text, double Left, double Right, double Baseline, double Size, bool Bold = false)
{
    /// <summary>Left edge of its ink, which for a combining mark lies over its base.</summary>
    public double InkLeft { get; init; } = Left;

    /// <summary>Right edge of its ink.</summary>
    public double InkRight { get; init; } = Right;

    /// <summary>Whether it is white space.</summary>
    public bool IsSpace { get; } = string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether it is drawn on another glyph.</summary>
    public bool IsMark { get; } = Text.Length > 0 && Rune.TryGetRuneAt(Text, 0, out var first)
        && Rune.GetUnicodeCategory(first) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>Whether the two are set side by side without a gap that is worth a space.</summary>
    public double GapTo(Glyph next) => next.Left - Right;
}
