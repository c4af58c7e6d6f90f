using System.Globalization;
using System.Text.RegularExpressions;

namespace Summarizer.Documents.Pdf.Blocks;

/// <summary>Numbers that count pages.</summary>
internal static partial class PageNumbers
{
    private const double Most = 0.8;

    /// <summary>Whether one number of the rows, at an end of the row or after a word for pages, grows with the page and the others stay.</summary>
    public static bool Follow(IReadOnlyList<FurnitureRow> rows)
    {
        if (rows.Count < 2)
        {
            return false;
        }

        var numbers = rows.Select(r => Number().Matches(r.Text).Select(m => m.Value).ToArray()).ToList();
        for (var i = 0; i < numbers[0].Length; i++)
        {
            var offsets = rows.Zip(numbers).Select(p => (int.TryParse(p.Second[i], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1) - p.First.Page).ToList();
            var common = offsets.CountBy(o => o).MaxBy(o => o.Value);
            if (common.Value >= Most * rows.Count && numbers.TrueForAll(n => n.Where((_, j) => j != i).SequenceEqual(numbers[0].Where((_, j) => j != i))) && IsPlacedWell(rows[0], i, numbers[0].Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the first or the last number of most rows grows with the page.</summary>
    public static bool Count(IReadOnlyList<FurnitureRow> rows)
    {
        var offsets = rows.SelectMany(r => Outer(r).Distinct().Select(n => n - r.Page)).CountBy(o => o).ToList();
        return offsets.Count > 0 && offsets.Max(o => o.Value) >= Most * rows.Count;
    }

    /// <summary>A text that is nothing but a small Roman number as digits, any other unchanged.</summary>
    public static string FromRoman(string text)
    {
        const string Digits = "ivxlc";
        ReadOnlySpan<int> values = [1, 5, 10, 50, 100];
        if (Roman().Match(text) is not { Success: true } match || match.Groups["number"].Length == 0)
        {
            return text;
        }

        var (sum, number) = (0, match.Groups["number"].Value);
        for (var i = 0; i < number.Length; i++)
        {
            var value = values[Digits.IndexOf(number[i], StringComparison.Ordinal)];
            sum += i + 1 < number.Length && values[Digits.IndexOf(number[i + 1], StringComparison.Ordinal)] > value ? -value : value;
        }

        return sum.ToString(CultureInfo.InvariantCulture);
    }

    private static IEnumerable<int> Outer(FurnitureRow row)
    {
        if (row.Template.TrimStart(' ', '-', '–', '—', '[', '(') is ['#', ..] && int.TryParse(Number().Match(row.Text).Value, out var first))
        {
            yield return first;
        }

        if (row.Template.TrimEnd(' ', '-', '–', '—', ']', ')') is [.., '#'] && int.TryParse(Number().Matches(row.Text)[^1].Value, out var last))
        {
            yield return last;
        }
    }

    /// <summary>Whether a template holds nothing but numbers, words for pages and punctuation.</summary>
    public static bool IsNothingElse(string template) => template.Contains('#', StringComparison.Ordinal) && !Words().Replace(template, "").Any(char.IsLetter);

    /// <summary>Whether a row says the number of its own page with a word for it.</summary>
    public static bool SaysPage(FurnitureRow row) =>
        Words().IsMatch(row.Template) && Number().Match(row.Text) is { Success: true } number && number.Value == (row.Page + 1).ToString(CultureInfo.InvariantCulture);

    private static bool IsPlacedWell(FurnitureRow row, int index, int count) =>
        (index == 0 && row.Template.TrimStart(' ', '-', '–', '—', '[', '(') is ['#', ..])
        || (index == count - 1 && row.Template.TrimEnd(' ', '-', '–', '—', ']', ')') is [.., '#'])
        || Words().IsMatch(row.Template);

    [GeneratedRegex(
        @"(?<!\p{L})(?:pages?|pg|p|of|seiten?|s|von|de|du|sur|página|pagina|pág|pag|di|van|z|av|sida|sid|strona|str|iz|из|стр|страница|第|页|頁|ページ|共|صفحة|من|עמוד|מתוך|पृष्ठ)(?!\p{L})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"^[\s–—-]*(?<number>x{0,3}(?:ix|iv|v?i{0,3}))[\s–—-]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Roman();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
