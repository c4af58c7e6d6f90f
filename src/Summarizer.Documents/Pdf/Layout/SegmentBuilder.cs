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

    /// <summary>Segments from the top of the page down, those of one baseline from left to right.</summary>
    public static List<Segment> Build(IEnumerable<Glyph> glyphs)
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

        return [.. Scripts.Merge([.. rows.SelectMany(Cut)]).Select(s => s.Settle()).Where(s => s.Text.Length > 0)];
    }

    private static IEnumerable<Segment> Cut(List<Glyph> row)
    {
        var run = new List<Glyph>();
        var right = double.MinValue;
        foreach (var glyph in row.OrderBy(g => g.Left).ThenBy(g => g.Right))
        {
            if (run.Count > 0 && !glyph.IsSpace && glyph.Left - right > Allowed(run, glyph))
            {
                if (Close(run) is { } segment)
                {
                    yield return segment;
                }

                run.Clear();
            }

            run.Add(glyph);
            right = glyph.IsSpace ? right : Math.Max(run.Count == 1 ? glyph.Right : right, glyph.Right);
        }

        if (Close(run) is { } last)
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

    private static Segment? Close(List<Glyph> run)
    {
        var (first, last) = (run.FindIndex(g => !g.IsSpace), run.FindLastIndex(g => !g.IsSpace));
        if (first < 0)
        {
            return null;
        }

        var spaced = last + 1 < run.Count && run[last + 1].Left - run[last].Right < TrailingSpace * run[last].Size;
        return new Segment(run[first..(last + 1)], spaced);
    }
}
