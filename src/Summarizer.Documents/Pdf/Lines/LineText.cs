using System.Text.RegularExpressions;
using Summarizer.Documents.Pdf.Glyphs;

namespace Summarizer.Documents.Pdf.Lines;

/// <summary>Text of glyphs on one baseline: spaces where the gaps are, in the order in which it is read.</summary>
internal static partial class LineText
{
    // In font sizes. The narrowest spaces of fonts are about 0.2 wide.
    private const double Space = 0.16;
    private const double DrawnSpace = -0.1;
    private const double IdeographicSpace = 0.75;
    private const double DrawnIdeographicSpace = 0.5;
    private const double Tracked = 0.12;
    private const int FewestTracked = 3;

    /// <summary>The text.</summary>
    /// <param name="glyphs">From left to right, with or without space glyphs.</param>
    public static string Of(IReadOnlyList<Glyph> glyphs)
    {
        var tracking = Tracking(glyphs);
        var units = new List<string>(glyphs.Count);
        Glyph? last = null;
        Glyph? space = null;
        foreach (var glyph in glyphs)
        {
            if (glyph.IsSpace)
            {
                space = glyph;
                continue;
            }

            if (last is not null && IsApart(last, glyph, space is not null && LiesBetween(space, last, glyph), tracking))
            {
                units.Add(" ");
            }

            units.Add(glyph.Text);
            (last, space) = (glyph, null);
        }

        return Leaders().Replace(VisualOrder.ToLogical(IndicOrder.ToLogical(units)), " … ").Trim();
    }

    // Programs draw spaces over letters to underline them.
    private static bool LiesBetween(Glyph space, Glyph left, Glyph right)
    {
        var half = (space.Right - space.Left) / 2;
        return space.Right - right.Left <= half && left.Right - space.Left <= half;
    }

    private static bool IsApart(Glyph left, Glyph right, bool drawn, double tracking)
    {
        var (before, after) = (WritingSystem.Last(left.Text), WritingSystem.First(right.Text));
        if (WritingSystem.IsMark(after))
        {
            return false;
        }

        var size = Math.Min(left.Size, right.Size);
        var gap = left.GapTo(right) - tracking;
        return WritingSystem.IsIdeographic(before) && WritingSystem.IsIdeographic(after)
            ? gap > (drawn ? DrawnIdeographicSpace : IdeographicSpace) * size
            : gap > (drawn ? DrawnSpace : tracking > 0 ? Space + 0.1 : Space) * size;
    }

    // Letters that are set apart for emphasis: the gap that most of them have.
    private static double Tracking(IReadOnlyList<Glyph> glyphs)
    {
        var gaps = new List<double>();
        for (var i = 1; i < glyphs.Count; i++)
        {
            if (!glyphs[i - 1].IsSpace && !glyphs[i].IsSpace && !WritingSystem.IsWithoutSpaces(WritingSystem.First(glyphs[i].Text)))
            {
                gaps.Add(glyphs[i - 1].GapTo(glyphs[i]) / glyphs[i].Size);
            }
        }

        gaps.Sort();
        return gaps.Count >= FewestTracked && gaps[gaps.Count / 2] > Tracked ? gaps[gaps.Count / 2] * glyphs[0].Size : 0;
    }

    // The dots between an entry of a table of contents and its page.
    [GeneratedRegex(@"\s*(?:[.·…_]\s?){5,}\s*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Leaders();
}
