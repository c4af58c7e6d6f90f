using System.Globalization;

namespace Summarizer.Documents.Reading;

/// <summary>Whether the first row of a table names its columns, where the format does not say so.</summary>
internal static class TableHeaders
{
    /// <summary>Names of columns are words, all there and all different, and something below them is a number.</summary>
    public static bool LooksLikeOne(IReadOnlyList<string> first, IReadOnlyList<string>? second) =>
        second is not null && first.Count > 1 && second.Count <= first.Count && first.All(c => c.Length > 0 && !IsNumber(c) && !c.EndsWith(':')) && second.Any(IsNumber)
        && first.Distinct(StringComparer.OrdinalIgnoreCase).Count() == first.Count;

    private static bool IsNumber(string cell) =>
        double.TryParse(cell, NumberStyles.Any, CultureInfo.InvariantCulture, out _) || (cell.Any(char.IsDigit) && cell.Count(char.IsLetter) <= cell.Count(char.IsDigit));
}
