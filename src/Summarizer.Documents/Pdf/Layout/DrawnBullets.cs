using Summarizer.Documents.Pdf.Glyphs;
using UglyToad.PdfPig.Content;

namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Bullets that are drawn as discs, circles and squares, as browsers do, and not as letters of a font.</summary>
internal static class DrawnBullets
{
    private const int MostShapes = 500;
    private const double Smallest = 1;
    private const double Largest = 12;

    // In font sizes of the line.
    private const double LeastHeight = 0.12;
    private const double MostHeight = 0.65;
    private const double Reach = 2.5;

    /// <summary>Glyphs for the bullets in front of lines.</summary>
    /// <param name="page">The page.</param>
    /// <param name="angle">Direction of writing.</param>
    /// <param name="glyphs">Glyphs in that direction.</param>
    public static IReadOnlyList<Glyph> Of(Page page, double angle, IReadOnlyList<Glyph> glyphs)
    {
        var shapes = page.Paths.Where(p => p.IsFilled || p.IsStroked).SelectMany(p => p.Select(s => s.GetBoundingRectangle())).OfType<UglyToad.PdfPig.Core.PdfRectangle>()
            .Where(IsSmallAndSquare).Take(MostShapes).ToList();
        if (shapes.Count == 0)
        {
            return [];
        }

        var letters = glyphs.Where(g => !g.IsSpace).OrderBy(g => g.Left).ToList();
        return [.. shapes.Select(s => Bullet(s, angle, letters)).OfType<Glyph>().DistinctBy(g => (Math.Round(g.Left), Math.Round(g.Baseline)))];
    }

    private static bool IsSmallAndSquare(UglyToad.PdfPig.Core.PdfRectangle box) =>
        box.Width is >= Smallest and <= Largest && Math.Abs(box.Width - box.Height) <= 0.3 * Math.Max(box.Width, box.Height);

    // In front of the first letter of a line, at half its height; on either side of it for scripts from right to left.
    private static Glyph? Bullet(UglyToad.PdfPig.Core.PdfRectangle box, double angle, List<Glyph> letters)
    {
        var (x1, y1) = PageGlyphs.Turn(box.Left, box.Bottom, angle);
        var (x2, y2) = PageGlyphs.Turn(box.Right, box.Top, angle);
        var (left, right, middle, height) = (Math.Min(x1, x2), Math.Max(x1, x2), (y1 + y2) / 2, Math.Abs(y2 - y1));
        var line = letters.FindAll(g => middle > g.Baseline + (0.1 * g.Size) && middle < g.Baseline + (0.75 * g.Size) && height >= LeastHeight * g.Size && height <= MostHeight * g.Size);
        var (before, after) = (line.FindLast(g => g.Right <= left + 1), line.Find(g => g.Left >= right - 1));
        var owner = after is not null && after.Left - right < Reach * after.Size && (before is null || left - before.Right > Reach * after.Size) ? after
            : before is not null && left - before.Right < Reach * before.Size && (after is null || after.Left - right > Reach * before.Size)
                && Lines.WritingSystem.Direction(before.Text) < 0 ? before : null;
        return owner is null ? null : new Glyph("•", left, right, owner.Baseline, owner.Size);
    }
}
