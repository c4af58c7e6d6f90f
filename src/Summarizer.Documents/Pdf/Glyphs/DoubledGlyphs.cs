namespace Summarizer.Documents.Pdf.Glyphs;

/// <summary>Bold type and shadows are often made by drawing the same glyph twice, a little aside.</summary>
internal static class DoubledGlyphs
{
    // In font sizes. Two equal letters side by side are further apart than half of their width.
    private const double Aside = 0.12;
    private const double Above = 0.2;
    private const double Cell = 0.5;

    /// <summary>The glyphs without those that lie on an equal one.</summary>
    public static List<Glyph> Remove(IReadOnlyList<Glyph> glyphs)
    {
        var kept = new List<Glyph>(glyphs.Count);
        var places = new Dictionary<(string Text, int Size, int X, int Y), List<Glyph>>();
        foreach (var glyph in glyphs)
        {
            var (x, y) = ((int)(Middle(glyph) / (glyph.Size * Cell)), (int)(glyph.Baseline / (glyph.Size * Cell)));
            if (!glyph.IsSpace && Around(x, y).Any(p => places.TryGetValue((glyph.Text, (int)glyph.Size, p.X, p.Y), out var others) && others.Exists(o => Covers(o, glyph))))
            {
                continue;
            }

            kept.Add(glyph);
            var key = (glyph.Text, (int)glyph.Size, x, y);
            if (!places.TryAdd(key, [glyph]))
            {
                places[key].Add(glyph);
            }
        }

        return kept;
    }

    private static IEnumerable<(int X, int Y)> Around(int x, int y) => from i in (int[])[0, -1, 1] from j in (int[])[0, -1, 1] select (x + i, y + j);

    private static bool Covers(Glyph first, Glyph second) =>
        Math.Abs(Middle(first) - Middle(second)) <= Math.Max((first.Right - first.Left) / 2, first.Size * Aside) - 0.01
        && Math.Abs(first.Baseline - second.Baseline) <= first.Size * Above;

    private static double Middle(Glyph glyph) => (glyph.Left + glyph.Right) / 2;
}
