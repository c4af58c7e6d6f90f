using System.Globalization;
using System.Text;

namespace Summarizer.Documents.Sheets;

/// <summary>Numbers with the decimals, separators and currencies of their format (ECMA-376 part 1, 18.8.31). What is not a plain number format is left to others.</summary>
internal static class NumberPattern
{
    private const string Places = "0#?";
    private const int MostDecimals = 10;

    /// <summary>A number as it is shown; null where the format is of another kind.</summary>
    public static string? Of(double number, string format)
    {
        var (before, places, after) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var i = 0; i < format.Length && format[i] != ';'; i++)
        {
            var literals = places.Length == 0 ? before : after;
            switch (format[i])
            {
                case '"':
                    var quote = Math.Max(i, format.IndexOf('"', i + 1));
                    literals.Append(format.AsSpan(Math.Min(i + 1, quote), Math.Max(0, quote - i - 1)));
                    i = quote;
                    break;
                case '\\':
                    literals.Append(i + 1 < format.Length ? format[++i].ToString() : "");
                    break;
                case '_' or '*':
                    i++;
                    break;
                case '[':
                    var close = format.IndexOf(']', i);
                    literals.Append(Currency(format[i..Math.Max(i, close)]));
                    i = Math.Max(i, close);
                    break;
                case var place when Places.Contains(place) || (place is '.' or ',' && places.Length > 0 && after.Length == 0):
                    if (after.Length > 0)
                    {
                        return null;
                    }

                    places.Append(place);
                    break;
                case var letter when char.IsAsciiLetter(letter) || letter is '/' or '@':
                    return null;
                default:
                    literals.Append(format[i]);
                    break;
            }
        }

        return places.Length == 0 || places[^1] == ',' ? null : (number < 0 ? "-" : "") + before.ToString().TrimStart('-', '(') + Digits(Math.Abs(number), places.ToString()) + after.ToString().TrimEnd(')', ' ');
    }

    private static string Digits(double number, string places)
    {
        var point = places.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? "" : new string([.. places.Skip(point + 1).Take(MostDecimals).Select(p => p == '0' ? '0' : '#')]);
        var whole = places.Contains(',', StringComparison.Ordinal) ? "#,##0" : new string('0', Math.Clamp((point < 0 ? places : places[..point]).Count(p => p == '0'), 1, MostDecimals));
        return number.ToString(decimals.Length == 0 ? whole : $"{whole}.{decimals}", CultureInfo.InvariantCulture);
    }

    // "[$€-407]" is a currency, "[Red]" a colour.
    private static string Currency(string bracket) => bracket.StartsWith("[$", StringComparison.Ordinal) ? bracket[2..].Split('-')[0] : "";
}
