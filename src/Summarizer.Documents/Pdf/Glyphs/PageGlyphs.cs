using Summarizer.Documents.Reading;
using UglyToad.PdfPig.Content;

namespace Summarizer.Documents.Pdf.Glyphs;

/// <summary>The glyphs of a page, grouped by the direction in which they are written.</summary>
internal static class PageGlyphs
{
    private const double RightAngle = 90;

    // Degrees: scans are a little askew, and watermarks stand at any angle.
    private const double Askew = 3;
    private const double Slack = 2;
    private const double LeastSize = 0.5;

    /// <summary>Glyphs by direction in degrees, counter-clockwise from left to right; those of most glyphs first.</summary>
    /// <param name="page">The page.</param>
    /// <param name="left">Counts glyphs that are not taken.</param>
    public static IReadOnlyList<(double Angle, List<Glyph> Glyphs)> Of(Page page, LeftOutCounter left)
    {
        var groups = new Dictionary<double, List<Glyph>>();
        var angle = 0d;
        foreach (var letter in page.Letters)
        {
            angle = Angle(letter) ?? angle;
            if (Glyph(letter, angle) is not { } glyph)
            {
                continue;
            }

            if (letter.Value.Length == 0)
            {
                Widen(groups.GetValueOrDefault(angle), glyph);
            }
            else if (glyph.Text.Length == 0)
            {
                left.Add(LeftOutKinds.UnmappedGlyph);
            }
            else if (IsOutside(letter, page))
            {
                left.Add(LeftOutKinds.OffPage, glyph.IsSpace ? 0 : 1);
            }
            else if (groups.TryGetValue(angle, out var group))
            {
                group.Add(glyph);
            }
            else
            {
                groups.Add(angle, [glyph]);
            }
        }

        return [.. groups.OrderByDescending(g => g.Value.Count).ThenBy(g => g.Key).Select(g => (g.Key, CombiningMarks.Attach(DoubledGlyphs.Remove(g.Value))))];
    }

    /// <summary>A point in the frame of a direction.</summary>
    public static (double X, double Y) Turn(double x, double y, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle * Math.PI / 180);
        return angle == 0 ? (x, y) : ((x * cosine) + (y * sine), (y * cosine) - (x * sine));
    }

    // A glyph whose characters the one before it already stands for.
    private static void Widen(List<Glyph>? group, Glyph glyph)
    {
        if (group is [.., var last] && Math.Abs(last.Baseline - glyph.Baseline) < last.Size && glyph.Left < last.Right + (2 * last.Size) && glyph.Right > last.Left - (2 * last.Size))
        {
            group[^1] = last with { Left = Math.Min(last.Left, glyph.Left), Right = Math.Max(last.Right, glyph.Right) };
        }
    }

    private static Glyph? Glyph(Letter letter, double angle)
    {
        var (left, baseline) = Turn(letter.StartBaseLine.X, letter.StartBaseLine.Y, angle);
        var (right, _) = Turn(letter.EndBaseLine.X, letter.EndBaseLine.Y, angle);
        var (box, size) = (letter.BoundingBox, Math.Abs(letter.PointSize));
        if (!double.IsFinite(left + right + baseline + size) || Math.Abs(left) > 1e6 || Math.Abs(baseline) > 1e6)
        {
            return null;
        }

        var (ink, far) = (Turn(box.BottomLeft.X, box.BottomLeft.Y, angle).X, Turn(box.TopRight.X, box.TopRight.Y, angle).X);
        var hasInk = double.IsFinite(ink + far) && Math.Abs(far - ink) > 0.01;
        return new(GlyphText.Of(letter.Value), Math.Min(left, right), Math.Max(left, right), baseline, Math.Max(size, LeastSize), IsBold(letter))
        {
            InkLeft = hasInk ? Math.Min(ink, far) : Math.Min(left, right),
            InkRight = hasInk ? Math.Max(ink, far) : Math.Max(left, right),
        };
    }

    private static bool IsBold(Letter letter) =>
        letter.FontDetails is { } font && (font.IsBold || font.Weight >= 600 || (font.Name?.Contains("bold", StringComparison.OrdinalIgnoreCase) ?? false));

    private static double? Angle(Letter letter)
    {
        var (x, y) = (letter.EndBaseLine.X - letter.StartBaseLine.X, letter.EndBaseLine.Y - letter.StartBaseLine.Y);
        if (Math.Abs(x) + Math.Abs(y) < 0.05)
        {
            return null;
        }

        var degrees = Math.Atan2(y, x) * 180 / Math.PI;
        var square = Math.Round(degrees / RightAngle) * RightAngle;
        var angle = Math.Abs(degrees - square) <= Askew ? square : Math.Round(degrees);
        return angle <= -180 ? angle + 360 : angle;
    }

    private static bool IsOutside(Letter letter, Page page) => page.Rotation.Value == 0 &&
        (letter.StartBaseLine.X > page.Width + Slack || letter.EndBaseLine.X < -Slack && letter.StartBaseLine.X < -Slack
        || letter.StartBaseLine.Y > page.Height + Slack || letter.StartBaseLine.Y < -Slack);
}
