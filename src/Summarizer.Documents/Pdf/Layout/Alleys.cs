using Summarizer.Documents.Pdf.Glyphs;
using Summarizer.Documents.Pdf.Lines;

namespace Summarizer.Documents.Pdf.Layout;

/// <summary>
/// White space between the columns of a table that is no wider than a space: cells that nearly touch. One line does not show it. Words of several lines that begin at exactly the same place, with
/// nothing across that place in the lines between, do.
/// </summary>
internal static class Alleys
{
    // In points: writing programs place what stands in a column at the same place.
    private const double Same = 0.3;
    private const int Bins = 4;

    // In font sizes.
    private const double Space = 0.15;
    private const double HeaderSpace = 0.6;
    private const double FarthestRow = 4;

    // Lines that begin there; with a line that has nothing before it, and without one.
    private const int Fewest = 4;
    private const int FewestInside = 5;
    private const int MostWords = 20_000;
    private const int MostHeaders = 2;

    /// <summary>Places of such white space with the lowest and the highest height that it reaches to.</summary>
    /// <param name="rows">Glyphs by baseline from the top down.</param>
    public static IEnumerable<(double X, double Bottom, double Top)> Of(IReadOnlyList<List<Glyph>> rows)
    {
        var lines = rows.Select(WordLine.Of).Where(l => l.Words.Count > 0).ToList();
        if (lines.Sum(l => l.Words.Count) > MostWords)
        {
            yield break;
        }

        var places = lines.SelectMany((l, i) => l.Words.Select(w => (Bin: (int)Math.Round(w.Left * Bins), w.Left, Row: i)))
            .GroupBy(w => w.Bin).Where(g => g.Select(w => w.Row).Distinct().Count() >= Fewest / 2).Select(g => g.Average(w => w.Left)).Order().ToList();
        foreach (var x in places)
        {
            for (var i = 0; i < lines.Count;)
            {
                var end = i;
                while (end < lines.Count && !lines[end].Crosses(x) && (end == i || lines[end - 1].Baseline - lines[end].Baseline <= FarthestRow * lines[end].Size))
                {
                    end++;
                }

                if (end - i >= Fewest && Alley(lines, i, end, x) is { } alley)
                {
                    yield return alley;
                }

                i = Math.Max(end, i + 1);
            }
        }
    }

    private static (double X, double Bottom, double Top)? Alley(List<WordLine> lines, int from, int to, double x)
    {
        var (starts, inside, alone, text) = (0, 0, 0, 0);
        var (first, last) = (-1, -1);
        for (var i = from; i < to; i++)
        {
            if (!lines[i].BeginsAt(x, Same))
            {
                continue;
            }

            (first, last) = (first < 0 ? i : first, i);
            if (lines[i].IsMonospaced)
            {
                continue;
            }

            var before = lines[i].Before(x - Same);
            starts++;
            alone += before is null ? 1 : 0;
            inside += before is null ? 0 : 1;
            text += before is not null && !ListMarker.IsAlone(lines[i].TextBefore(x - Same)) ? 1 : 0;
        }

        if (text == 0 || !(inside >= FewestInside || (starts >= Fewest && alone > 0)))
        {
            return null;
        }

        // The header of a table may stand in the middle of its column.
        for (var i = 0; i < MostHeaders && first > from && lines[first - 1].GapAround(x) >= HeaderSpace * lines[first - 1].Size; i++)
        {
            first--;
        }

        var left = Enumerable.Range(first, last - first + 1).Select(i => lines[i].Before(x - Same)).OfType<double>().Max();
        return ((left + x) / 2, lines[last].Baseline, lines[first].Baseline + lines[first].Size);
    }

    /// <summary>Words of one baseline.</summary>
    private sealed record WordLine(IReadOnlyList<(double Left, double Right, string Text)> Words, double Baseline, double Size, bool IsMonospaced)
    {
        public static WordLine Of(List<Glyph> row)
        {
            var words = new List<(double Left, double Right, string Text)>();
            var letters = row.Where(g => !g.IsSpace).OrderBy(g => g.Left).ToList();
            foreach (var glyph in letters)
            {
                if (words.Count > 0 && glyph.Left - words[^1].Right < Space * glyph.Size)
                {
                    words[^1] = (words[^1].Left, Math.Max(words[^1].Right, glyph.Right), words[^1].Text + glyph.Text);
                }
                else
                {
                    words.Add((glyph.Left, glyph.Right, glyph.Text));
                }
            }

            var widths = letters.Select(g => (g.Right - g.Left) / g.Size).Order().ToList();
            return new(words, letters.Count > 0 ? letters[0].Baseline : 0, letters.Count > 0 ? letters.Max(g => g.Size) : 1, widths.Count > 0 && widths[^1] - widths[0] < 0.02 * widths[^1]);
        }

        public bool BeginsAt(double x, double slack) => Words.Any(w => Math.Abs(w.Left - x) <= slack);

        public bool Crosses(double x) => Words.Any(w => w.Left < x - Same && w.Right > x - (Space * Size / 2));

        public double? Before(double x) => Words.LastOrDefault(w => w.Left < x) is { Text: not null } word ? word.Right : null;

        public string TextBefore(double x) => string.Join(' ', Words.TakeWhile(w => w.Left < x).Select(w => w.Text));

        public double GapAround(double x) => Before(x) is { } left && Words.FirstOrDefault(w => w.Left >= x) is { Text: not null } next ? next.Left - left : 0;
    }
}
