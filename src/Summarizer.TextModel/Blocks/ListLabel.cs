using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>The label of a list entry.</summary>
/// <param name="Family">Labels of one list have one family: "-", "1.", "a)".</param>
/// <param name="Length">Length with the white space after it.</param>
/// <param name="Number">Its number in the list, from 1; 0 for a bullet.</param>
internal readonly partial record struct ListLabel(string Family, int Length, int Number)
{
    /// <summary>A bullet that is nothing else, such as "•".</summary>
    public bool IsCertain => Number == 0 && Family is not ("-" or "*" or "+" or "\u2013" or "\u00B7");

    /// <summary>Whether the label is a letter or roman number: needs a neighbour to be one.</summary>
    public bool IsLetter => Family.Length > 2 && Family[0] is 'a' or 'A' or 'i' or 'I';

    /// <summary>The label that a line begins with, or null. A letter is taken as a letter; <paramref name="roman"/> takes it as a roman number.</summary>
    public static ListLabel? Of(ReadOnlySpan<char> line, bool roman = false)
    {
        if (Pattern().Match(line.ToString()) is not { Success: true } match)
        {
            return null;
        }

        var value = match.Groups["value"].Value;
        var shape = match.Groups["open"].Value + "{0}" + match.Groups["close"].Value;
        return match.Groups["bullet"] is { Success: true } bullet ? new(bullet.Value[..1], match.Length, 0)
            : match.Groups["other"] is { Success: true } other ? new("o" + other.Value[^1], match.Length, 1)
            : value.All(char.IsDigit) ? new("1" + shape, match.Length, Digits(value))
            : roman && RomanNumber(value) is > 0 and var number ? new((char.IsUpper(value[0]) ? "I" : "i") + shape, match.Length, number)
            : value.Length == 1 ? new((char.IsUpper(value[0]) ? "A" : "a") + shape, match.Length, char.ToLowerInvariant(value[0]) - 'a' + 1)
            : RomanNumber(value) is > 0 and var many ? new((char.IsUpper(value[0]) ? "I" : "i") + shape, match.Length, many)
            : null;
    }

    /// <summary>Whether another label comes after this one in a list.</summary>
    public bool IsFollowedBy(in ListLabel next) => Family == next.Family && (Number == 0 || Family[0] == 'o' || next.Number == Number + 1);

    private static int Digits(string value) => value.Aggregate(0, (sum, c) => (sum * 10) + (int)char.GetNumericValue(c));

    private static int RomanNumber(string value)
    {
        var sum = 0;
        var upper = value.ToUpperInvariant();
        for (var i = 0; i < upper.Length; i++)
        {
            var own = Value(upper[i]);
            sum += i + 1 < upper.Length && Value(upper[i + 1]) > own ? -own : own;
            if (own == 0)
            {
                return 0;
            }
        }

        return sum;
    }

    private static int Value(char c) => c switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, _ => 0 };

    [GeneratedRegex(@"^(?:(?<bullet>[-*+\u2013\u2022\u2023\u25E6\u25AA\u25AB\u25CF\u25CB\u25A0\u25A1\u2219\u00B7\u27A2\u27A4\u25BA\u25B8\u2713\u2714\u2717\u2718\u2610\u2611\u2612\u2043\uF0B7\u30FB])(?:\s+\[[ xX]\])?\s+(?=\S)|(?<bullet>[\u2022\u25CF\u30FB\u25A0\u25AA])(?=\S)|(?<open>\(?)(?<value>\d{1,3}|[a-zA-Z]|[ivxlIVXL]{2,6})(?<close>[.)])\s+(?=\S)|(?<other>[\u2460-\u2473])\s*|(?<other>[一二三四五六七八九十]{1,3}、)|(?<open>)(?<value>\d{1,2})(?<close>[、\uFF0E])\s*(?=\D)|(?<open>[(\uFF08])(?<value>\d{1,2})(?<close>[)\uFF09])\s*(?=\S))")]
    private static partial Regex Pattern();
}
