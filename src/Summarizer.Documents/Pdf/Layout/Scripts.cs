using Summarizer.Documents.Pdf.Glyphs;

namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Puts subscripts, superscripts and initials that span lines into the lines that they belong to.</summary>
internal static class Scripts
{
    private const double Smaller = 0.84;
    private const double Larger = 1.8;
    private const int Longest = 24;
    private const double Below = 0.45;
    private const double Above = 0.75;
    private const double Beside = 0.4;

    /// <summary>The segments in the same order, without those that went into others.</summary>
    public static List<Segment> Merge(List<Segment> segments)
    {
        var merged = segments.ToList();
        for (var i = 0; i < merged.Count; i++)
        {
            var initial = IsInitial(merged[i]) ? LineOfInitial(merged, i) : -1;
            var host = initial >= 0 ? initial : merged[i].Characters <= Longest ? LineOfScript(merged, i) : -1;
            if (host >= 0)
            {
                var glyphs = initial >= 0 ? Shrink(merged[i], merged[host]) : merged[i].Glyphs;
                merged[host] = new Segment([.. merged[host].Glyphs.Concat(glyphs).OrderBy(g => g.Left)], merged[host].EndsInSpace);
                merged.RemoveAt(i);
                i = Math.Max(-1, Math.Min(i, host) - 2);
            }
        }

        return merged;
    }

    // The nearest larger segment whose line surrounds the small one and that it touches.
    private static int LineOfScript(List<Segment> segments, int small)
    {
        var script = segments[small];
        var best = (Index: -1, Distance: double.MaxValue);
        foreach (var i in Near(segments, small, 3))
        {
            var line = segments[i];
            var rise = script.Baseline - line.Baseline;
            if (script.Size <= Smaller * line.Size && rise >= -Below * line.Size && rise <= Above * line.Size && line.Characters >= script.Characters / 2)
            {
                var aside = Math.Max(script.Left - line.Right, line.Left - script.Right);
                var distance = Math.Max(0, aside) + (Math.Abs(rise) / 100);
                if (aside <= Beside * line.Size && (aside > -Beside * line.Size || Fits(line, script)) && distance < best.Distance)
                {
                    best = (i, distance);
                }
            }
        }

        return best.Index;
    }

    // Inside a line there must be room for it: lines of small print over a line of large type are lines.
    private static bool Fits(Segment line, Segment script)
    {
        var middle = (script.Left + script.Right) / 2;
        return !line.Glyphs.Any(g => !g.IsSpace && g.Left + (0.2 * g.Size) < middle && middle < g.Right - (0.2 * g.Size));
    }

    private static bool IsInitial(Segment segment) => segment.Characters <= 2 && segment.Glyphs.All(g => g.Text.All(char.IsLetter));

    // The topmost line beside it.
    private static int LineOfInitial(List<Segment> segments, int large)
    {
        var initial = segments[large];
        foreach (var i in Near(segments, large, 12))
        {
            var line = segments[i];
            var (rise, aside) = (line.Baseline - initial.Baseline, line.Left - initial.Right);
            if (initial.Size >= Larger * line.Size && rise > 0.2 * initial.Size && rise < 0.8 * initial.Size && aside > -0.3 * line.Size && aside < line.Size)
            {
                return i;
            }
        }

        return -1;
    }

    // As large as the line, and next to it, unless the letter is a word.
    private static IEnumerable<Glyph> Shrink(Segment initial, Segment line) =>
        initial.Glyphs.Select(g => g with { Size = line.Size, Baseline = line.Baseline, Right = g.Text is "A" or "I" ? g.Right : Math.Max(g.Left, line.Left) });

    private static IEnumerable<int> Near(List<Segment> segments, int index, int sizes)
    {
        var reach = sizes * Math.Max(segments[index].Size, 8);
        var first = index;
        while (first > 0 && segments[first - 1].Baseline - segments[index].Baseline < reach)
        {
            first--;
        }

        for (var i = first; i < segments.Count && segments[index].Baseline - segments[i].Baseline < reach; i++)
        {
            if (i != index)
            {
                yield return i;
            }
        }
    }
}
