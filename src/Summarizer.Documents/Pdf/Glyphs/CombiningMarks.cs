namespace Summarizer.Documents.Pdf.Glyphs;

/// <summary>Puts marks (accents, vowel signs, tone marks) on the letters that they are drawn on; a mark is a glyph of its own, with or without a width.</summary>
internal static class CombiningMarks
{
    // In font sizes: a mark further away than this stands alone.
    private const double Reach = 0.6;

    /// <summary>The glyphs in order of drawing, every mark joined to its base.</summary>
    public static List<Glyph> Attach(IReadOnlyList<Glyph> glyphs)
    {
        var joined = new List<Glyph>(glyphs.Count);
        var waiting = new List<Glyph>();
        foreach (var glyph in glyphs)
        {
            if (glyph is { IsMark: true })
            {
                var last = joined.FindLastIndex(g => !g.IsSpace);
                if (last >= 0 && last >= joined.Count - 2 && Distance(joined[last], glyph) <= 0)
                {
                    joined[last] = joined[last] with { Text = joined[last].Text + glyph.Text };
                }
                else
                {
                    waiting.Add(glyph);
                }

                continue;
            }

            joined.Add(glyph.IsSpace ? glyph : Settle(joined, waiting, glyph));
        }

        Settle(joined, waiting, null);
        return joined;
    }

    // A mark that did not lie on the letter before it belongs to the nearer of its two neighbours.
    private static Glyph Settle(List<Glyph> joined, List<Glyph> waiting, Glyph? next)
    {
        var own = "";
        foreach (var mark in waiting)
        {
            var last = joined.FindLastIndex(g => !g.IsSpace);
            var before = last < 0 ? double.MaxValue : Distance(joined[last], mark);
            var after = next is null ? double.MaxValue : Distance(next, mark);
            if (after < before && after <= Reach * mark.Size)
            {
                own += mark.Text;
            }
            else if (before <= Reach * mark.Size)
            {
                joined[last] = joined[last] with { Text = joined[last].Text + mark.Text };
            }
            else
            {
                joined.Add(mark);
            }
        }

        waiting.Clear();
        return next is null || own.Length == 0 ? next! : next with { Text = next.Text + own };
    }

    // Zero or less when the mark's middle lies over the letter.
    private static double Distance(Glyph letter, Glyph mark)
    {
        var middle = (mark.InkLeft + mark.InkRight) / 2;
        return Math.Abs(mark.Baseline - letter.Baseline) > letter.Size ? double.MaxValue : Math.Max(letter.Left - middle, middle - letter.Right);
    }
}
