using Summarizer.Documents.Pdf.Glyphs;
using UglyToad.PdfPig.Content;

namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Lines that are drawn on a page: borders of tables, lines above footnotes.</summary>
internal sealed class Rules
{
    private const double Thickest = 3;
    private const double Shortest = 12;
    private const double LeastHeight = 6;

    // In font sizes.
    private const double UnderlineDepth = 0.35;
    private const int Most = 10_000;
    private readonly List<(double Y, double Left, double Right)> _lines;
    private readonly List<(double X, double Bottom, double Top)> _uprights;

    private Rules(List<(double Y, double Left, double Right)> lines, List<(double X, double Bottom, double Top)> uprights) => (_lines, _uprights) = (lines, uprights);

    /// <summary>Reads the lines of a page in the frame of a writing direction. Boxes give their upper and lower edge.</summary>
    public static Rules Of(Page page, double angle)
    {
        var lines = new List<(double, double, double)>();
        var uprights = new List<(double, double, double)>();
        foreach (var path in page.Paths.Take(Most))
        {
            foreach (var box in path.Take(Most).Select(s => s.GetBoundingRectangle()).Where(b => b.HasValue))
            {
                var (x1, y1) = PageGlyphs.Turn(box!.Value.Left, box.Value.Bottom, angle);
                var (x2, y2) = PageGlyphs.Turn(box.Value.Right, box.Value.Top, angle);
                AddUprights(uprights, x1, y1, x2, y2, path.IsStroked);
                if (lines.Count >= Most || Math.Abs(x2 - x1) < Shortest || (!path.IsStroked && Math.Abs(y2 - y1) > Thickest))
                {
                    continue;
                }

                lines.Add((Math.Min(y1, y2), Math.Min(x1, x2), Math.Max(x1, x2)));
                if (Math.Abs(y2 - y1) > Thickest)
                {
                    lines.Add((Math.Max(y1, y2), Math.Min(x1, x2), Math.Max(x1, x2)));
                }
            }
        }

        return new(lines, uprights);
    }

    /// <summary>The same with more upright lines.</summary>
    public Rules With(IEnumerable<(double X, double Bottom, double Top)> uprights) => new(_lines, [.. _uprights, .. uprights]);

    /// <summary>Places of the upright lines that pass a line of text, from left to right.</summary>
    /// <param name="baseline">Baseline of the text.</param>
    /// <param name="size">Its font size.</param>
    public IReadOnlyList<double> Passing(double baseline, double size) => [.. _uprights.Where(u => u.Bottom <= baseline + (0.1 * size) && u.Top >= baseline + (0.5 * size)).Select(u => u.X).Order()];

    // A thin box is a line; a high one has an edge at either side when it is stroked.
    private static void AddUprights(List<(double, double, double)> uprights, double x1, double y1, double x2, double y2, bool stroked)
    {
        var width = Math.Abs(x2 - x1);
        if (uprights.Count >= Most || Math.Abs(y2 - y1) < LeastHeight || (width > Thickest && !stroked))
        {
            return;
        }

        uprights.Add((Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(y1, y2)));
        if (width > Thickest)
        {
            uprights.Add((Math.Max(x1, x2), Math.Min(y1, y2), Math.Max(y1, y2)));
        }
    }

    /// <summary>Whether a line is drawn between two heights somewhere between two places that does not underline one of some texts.</summary>
    public bool IsBetween(double above, double below, double left, double right, IEnumerable<Segment> texts) =>
        _lines.Any(l => l.Y < above && l.Y > below && l.Left < right && l.Right > left && !texts.Any(t => Underlines(l, t)));

    private static bool Underlines((double Y, double Left, double Right) line, Segment text) =>
        line.Left >= text.Left - Thickest && line.Right <= text.Right + Thickest && line.Y < text.Baseline && line.Y > text.Baseline - (UnderlineDepth * text.Size);

    /// <summary>How many heights between two have a line that crosses a place.</summary>
    public int CountAcross(double top, double bottom, double x) => _lines.Where(l => l.Y <= top && l.Y >= bottom && l.Left < x && l.Right > x).Select(l => Math.Round(l.Y)).Distinct().Count();
}
