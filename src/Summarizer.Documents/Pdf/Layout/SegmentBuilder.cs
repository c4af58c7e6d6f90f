using Summarizer.Documents.Pdf.Glyphs;
using Summarizer.Documents.Pdf.Lines;

namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Puts glyphs on baselines and cuts each where a gap is too wide for a space.</summary>
internal static class SegmentBuilder
{
    // In font sizes. A justified space reaches about one; a gutter of columns is seldom narrower.
    private const double WideGap = 0.9;
    private const double AfterMarker = 5;
    private const double SameBaseline = 0.3;
    private const double TrailingSpace = 0.6;

    // White space that a line between two cells is worth, on either side of it.
    private const double BesideRule = 0.45;
    private const double Slack = 0.1;

    /// <summary>Segments from the top of the page down, those of one baseline from left to right.</summary>
    /// <param name="glyphs">Glyphs of one direction.</param>
    /// <param name="rules">Lines that are drawn on the page; an upright one between two glyphs parts cells, however near they stand.</param>
    /// <param name="before">Where words of columns that nearly touch begin on the page before.</param>
    /// <returns>The segments, and where such words begin on this page.</returns>
    public static (List<Segment> Segments, IReadOnlyList<double> Alleys) Build(IEnumerable<Glyph> glyphs, Rules rules, IReadOnlyList<double> before)
    {
        var rows = new List<List<Glyph>>();
        var (baseline, size) = (double.NaN, 0d);
        foreach (var glyph in glyphs.OrderByDescending(g => g.Baseline).ThenBy(g => g.Left))
        {
            if (!(Math.Abs(glyph.Baseline - baseline) <= SameBaseline * Math.Min(size, glyph.Size)))
            {
                rows.Add([]);
                (baseline, size) = (glyph.Baseline, glyph.Size);
            }

            rows[^1].Add(glyph);
        }

        var alleys = Alleys.Of(rows, before);
        var uprights = rules.With(alleys.Select(a => (a.Middle, a.Bottom, a.Top)));
        List<Segment> segments = [.. Scripts.Merge([.. rows.SelectMany(r => Cut(r, uprights))]).Select(s => s.Settle()).Where(s => s.Text.Length > 0)];
        return (segments, [.. alleys.Select(a => a.Edge).Distinct()]);
    }

    private static IEnumerable<Segment> Cut(List<Glyph> row, Rules rules)
    {
        var run = new List<Glyph>();
        var right = double.MinValue;
        var uprights = rules.Passing(row[0].Baseline, row[0].Size);
        foreach (var glyph in row.OrderBy(g => g.Left).ThenBy(g => g.Right))
        {
            var upright = run.Count > 0 && !glyph.IsSpace ? Between(uprights, right, glyph) : null;
            if (run.Count > 0 && !glyph.IsSpace && (upright is not null || glyph.Left - right > Allowed(run, glyph)))
            {
                if (Close(run, uprights) is { } segment)
                {
                    yield return segment;
                }

                run.Clear();
            }

            run.Add(glyph);
            right = glyph.IsSpace ? right : Math.Max(run.Count == 1 ? glyph.Right : right, glyph.Right);
        }

        if (Close(run, uprights) is { } last)
        {
            yield return last;
        }
    }

    // A bullet or a number stands apart from its entry and is no column.
    private static double Allowed(List<Glyph> run, Glyph next)
    {
        var size = Math.Max(run[^1].Size, next.Size);
        return run.Count <= 8 && ListMarker.IsAlone(string.Concat(run.Select(g => g.Text)).Trim()) ? AfterMarker * size : WideGap * size;
    }

    // A line that stands between two glyphs, or touches one of them.
    private static double? Between(IReadOnlyList<double> uprights, double right, Glyph next)
    {
        var slack = Slack * next.Size;
        foreach (var x in uprights)
        {
            if (x >= right - slack && x <= next.Left + slack)
            {
                return x;
            }
        }

        return null;
    }

    private static Segment? Close(List<Glyph> run, IReadOnlyList<double> uprights)
    {
        var (first, last) = (run.FindIndex(g => !g.IsSpace), run.FindLastIndex(g => !g.IsSpace));
        if (first < 0)
        {
            return null;
        }

        var spaced = last + 1 < run.Count && run[last + 1].Left - run[last].Right < TrailingSpace * run[last].Size;
        return Beside(new Segment(run[first..(last + 1)], spaced), uprights);
    }

    // A cell that touches a line, or nearly so, is moved away from it: then there is white space between columns.
    private static Segment Beside(Segment segment, IReadOnlyList<double> uprights)
    {
        var (left, right, white, slack) = (segment.Left, segment.Right, BesideRule * segment.Size, Slack * segment.Size);
        foreach (var x in uprights)
        {
            if (Math.Abs(segment.Left - x) < white && segment.Left >= x - slack)
            {
                (left, right) = (x + white, Math.Max(right, x + (2 * white)));
            }
            else if (Math.Abs(segment.Right - x) < white && segment.Right <= x + slack)
            {
                (left, right) = (Math.Min(left, x - (2 * white)), x - white);
            }
        }

        return left < right && (left != segment.Left || right != segment.Right) ? new Segment(segment.Glyphs, segment.EndsInSpace) { Left = left, Right = right } : segment;
    }
}
