using Summarizer.Documents.Pdf.Glyphs;
using Summarizer.Documents.Pdf.Lines;

namespace Summarizer.Documents.Pdf.Layout;

/// <summary>White space that is no wider than a space, between two columns.</summary>
/// <param name="Edge">Where the words of the right column begin; less than 0 where instead those of the left one end there.</param>
/// <param name="Middle">Middle of the white space.</param>
/// <param name="Bottom">Height of its lower end.</param>
/// <param name="Top">Height of its upper end.</param>
internal readonly record struct Alley(double Edge, double Middle, double Bottom, double Top);

/// <summary>
/// White space between the columns of a table that is no wider than a space: cells that nearly touch. One line does not show it. Words of several lines that begin (or end) at exactly the same
/// place, with nothing across that place in the lines between, do.
/// </summary>
internal static class Alleys
{
    // In points: writing programs place what stands in a column at the same place.
    private const double Same = 0.3;
    private const int Bins = 4;

    // In font sizes.
    private const double HeaderSpace = 0.6;
    private const double FarthestRow = 4;

    // Lines that begin there; with a line that has nothing before it, and without one.
    private const int Fewest = 4;
    private const int FewestInside = 5;
    private const int FewestKnown = 2;
    private const int MostWords = 20_000;
    private const int MostHeaders = 2;

    /// <summary>The white space of a page.</summary>
    /// <param name="rows">Glyphs by baseline from the top down.</param>
    /// <param name="before">Edges of the page before: a table may end with one row on the next page.</param>
    public static IReadOnlyList<Alley> Of(IReadOnlyList<List<Glyph>> rows, IReadOnlyList<double> before)
    {
        var lines = rows.Select(WordLine.Of).Where(l => l.Words.Count > 0).ToList();
        if (lines.Sum(l => l.Words.Count) > MostWords)
        {
            return [];
        }

        var left = Of(lines, [.. before.Where(b => b >= 0)]);
        var right = Of(lines.ConvertAll(l => l.Mirrored()), [.. before.Where(b => b < 0)]).Select(a => a with { Middle = -a.Middle });
        return [.. left.Concat(right).Where(a => lines.Exists(l => l.Baseline >= a.Bottom && l.Baseline <= a.Top && l.TextBefore(a.Middle) is { Length: > 0 } text && !ListMarker.IsAlone(text)))];
    }

    private static IEnumerable<Alley> Of(List<WordLine> lines, List<double> before)
    {
        var places = lines.SelectMany((l, i) => l.Words.Select(w => (Bin: (int)Math.Round(w.Left * Bins), w.Left, Row: i)))
            .GroupBy(w => w.Bin).Where(g => g.Select(w => w.Row).Distinct().Count() >= Fewest / 2).Select(g => g.Average(w => w.Left)).Concat(before).Order().ToList();
        foreach (var x in places)
        {
            var known = before.Exists(b => Math.Abs(b - x) <= Same);
            for (var i = 0; i < lines.Count;)
            {
                var end = i;
                while (end < lines.Count && !lines[end].Crosses(x, Same) && (end == i || lines[end - 1].Baseline - lines[end].Baseline <= FarthestRow * lines[end].Size))
                {
                    end++;
                }

                if (end - i >= (known ? FewestKnown : Fewest) && Find(lines, i, end, x, known) is { } alley)
                {
                    yield return alley;
                }

                i = Math.Max(end, i + 1);
            }
        }
    }

    private static Alley? Find(List<WordLine> lines, int from, int to, double x, bool known)
    {
        var (inside, alone) = (0, 0);
        var (first, last) = (-1, -1);
        for (var i = from; i < to; i++)
        {
            if (lines[i].BeginsAt(x, Same))
            {
                (first, last) = (first < 0 ? i : first, i);
                var before = lines[i].Before(x - Same) is not null;
                inside += before && !lines[i].IsMonospaced ? 1 : 0;
                alone += before || lines[i].IsMonospaced ? 0 : 1;
            }
        }

        if (inside == 0 || !((known && inside + alone >= FewestKnown) || inside >= FewestInside || (inside + alone >= Fewest && alone > 0)))
        {
            return null;
        }

        // The header of a table may stand in the middle of its column.
        for (var i = 0; i < MostHeaders && first > from && lines[first - 1].GapAround(x) >= HeaderSpace * lines[first - 1].Size; i++)
        {
            first--;
        }

        var left = Enumerable.Range(first, last - first + 1).Select(i => lines[i].Before(x - Same)).OfType<double>().Max();
        return new(x, (left + x) / 2, lines[last].Baseline, lines[first].Baseline + lines[first].Size);
    }
}
