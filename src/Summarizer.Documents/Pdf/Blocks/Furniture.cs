using System.Text.RegularExpressions;
using Summarizer.Documents.Pdf.Layout;

namespace Summarizer.Documents.Pdf.Blocks;

/// <summary>
/// Finds running heads, feet and page numbers: rows at a page's edge, apart from its text, that return at the same place with the same words on other pages.
/// Position alone or repetition alone is no evidence, and what would be a large share of a page stays in the text.
/// </summary>
internal static partial class Furniture
{
    // Shares of a page's height.
    private const double Edge = 0.12;
    private const double OuterEdge = 0.07;
    private const double SamePlace = 0.006;

    // Shares of a page's characters.
    private const double SmallShare = 0.15;
    private const double LargerShare = 0.3;
    private const double Returns = 0.3;
    private const int MostRows = 3;
    private const double Apart = 1.45;
    private const double ApartInOtherSize = 1.2;
    private const double OtherSize = 0.12;

    /// <summary>Decides for every row at an edge.</summary>
    public static IReadOnlyList<FurnitureRow> Find(IReadOnlyList<PageLayout> pages)
    {
        var sizes = pages.SelectMany(p => p.Segments).GroupBy(s => Math.Round(s.Size * 2) / 2);
        var body = sizes.OrderByDescending(g => g.Sum(s => s.Characters)).Select(g => g.Key).FirstOrDefault();
        var rows = pages.SelectMany((p, i) => EdgeRows(p, i, body)).ToList();
        var found = new List<FurnitureRow>();
        foreach (var group in rows.GroupBy(r => (r.IsTop, r.Template)))
        {
            foreach (var place in Places(group))
            {
                found.AddRange(Judge(place, rows, pages, body));
            }
        }

        return Contiguous(found);
    }

    // From both edges inward, as long as rows stand apart from the text.
    private static IEnumerable<FurnitureRow> EdgeRows(PageLayout page, int index, double body)
    {
        var rows = PageOrder.RowsOf(page.Segments);
        foreach (var top in (bool[])[true, false])
        {
            var inward = top ? rows : [.. Enumerable.Reverse(rows)];
            var block = inward.TakeWhile(r => Distance(page, r, top) < Edge).Take(MostRows).ToList();
            while (block.Count > 0)
            {
                var next = block.Count < inward.Count ? Math.Abs(block[^1][0].Baseline - inward[block.Count][0].Baseline) : double.MaxValue;
                var (size, inner) = (block[^1][0].Size, block.Count < inward.Count ? inward[block.Count][0].Size : 0);
                if (next >= (Math.Abs(size - inner) > OtherSize * Math.Max(size, inner) ? ApartInOtherSize : Apart) * Math.Max(body, size))
                {
                    break;
                }

                block.RemoveAt(block.Count - 1);
            }

            for (var depth = 0; depth < block.Count; depth++)
            {
                var text = string.Join(' ', block[depth].Select(s => s.Text));
                text = PageNumbers.FromRoman(text);
                yield return new(index, block[depth], text, Number().Replace(text.ToLowerInvariant(), "#"), top, depth, Distance(page, block[depth], top));
            }
        }
    }

    private static double Distance(PageLayout page, IReadOnlyList<Segment> row, bool top) =>
        (top ? page.Top - row[0].Baseline : row[0].Baseline - page.Bottom) / Math.Max(1, page.Top - page.Bottom);

    private static IEnumerable<List<FurnitureRow>> Places(IEnumerable<FurnitureRow> rows)
    {
        var place = new List<FurnitureRow>();
        foreach (var row in rows.OrderBy(r => r.Distance))
        {
            if (place.Count > 0 && row.Distance - place[0].Distance > SamePlace)
            {
                yield return place;
                place = [];
            }

            place.Add(row);
        }

        yield return place;
    }

    private static IEnumerable<FurnitureRow> Judge(List<FurnitureRow> rows, List<FurnitureRow> all, IReadOnlyList<PageLayout> pages, double body)
    {
        var numbered = PageNumbers.Follow(rows) || IsNumberedPlace(rows, all);
        if (PageNumbers.IsNothingElse(rows[0].Template) && (numbered || rows.All(PageNumbers.SaysPage)))
        {
            return rows.Select(r => r with { Verdict = Verdict.LeaveOut });
        }

        // Heads that change with the chapter stand at one place all the same.
        var alike = all.Where(r => r.IsTop == rows[0].IsTop && Math.Abs(r.Distance - rows[0].Distance) <= SamePlace).Select(r => r.Page).Distinct().Count();
        var returns = numbered || rows.Count >= 2 && (rows.Count >= Returns * pages.Count || (pages.Count >= 4 && alike >= 0.6 * pages.Count));
        var same = numbered || rows.All(r => r.Text.Equals(rows[0].Text, StringComparison.OrdinalIgnoreCase));
        if (!returns || !same || rows.Any(r => r.Row.Max(s => s.Size) > 1.15 * body || (Sentences.Ends(r.Text) && r.Text.Count(c => c == ' ') >= 5)))
        {
            return [];
        }

        return rows.OrderBy(r => r.Page).Select((r, i) => r with
        {
            Verdict = Share(r, pages[r.Page]) <= (r.Distance < OuterEdge && r.Row.Max(s => s.Size) < 0.95 * body ? LargerShare : SmallShare) ? Verdict.LeaveOut
                : i == 0 ? Verdict.Text : Verdict.Mark,
        });
    }

    // Rows at one place whose numbers count the pages, whatever else they say: the chapter, or the author on every second page.
    private static bool IsNumberedPlace(List<FurnitureRow> rows, List<FurnitureRow> all)
    {
        var place = all.Where(r => r.IsTop == rows[0].IsTop && Math.Abs(r.Distance - rows[0].Distance) <= SamePlace).DistinctBy(r => r.Page).ToList();
        return place.Count >= 3 && PageNumbers.Count(place);
    }

    private static double Share(FurnitureRow row, PageLayout page) => row.Row.Sum(s => s.Characters) / (double)Math.Max(1, page.Segments.Sum(s => s.Characters));

    // What stands between furniture and the edge is furniture, or neither is.
    private static List<FurnitureRow> Contiguous(List<FurnitureRow> found) =>
        [.. found.Where(r => r.Verdict != Verdict.Text
            && Enumerable.Range(0, r.Depth).All(d => found.Exists(o => o.Page == r.Page && o.IsTop == r.IsTop && o.Depth == d && o.Verdict != Verdict.Text)))];

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
