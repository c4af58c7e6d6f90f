using System.Globalization;
using System.Text;

namespace Summarizer.Documents.Reading;

/// <summary>Numbers as lists write them in letters and Roman signs.</summary>
internal static class NumberNames
{
    private const int LargestRoman = 3999;

    /// <summary>a to z, then aa to zz: the letter repeats.</summary>
    public static string Letters(int number) => number is < 1 or > 780 ? "" : new string((char)('a' + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    /// <summary>I, II, III; digits for what Romans had no sign for.</summary>
    public static string Roman(int number)
    {
        if (number is < 1 or > LargestRoman)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        ReadOnlySpan<(int Value, string Sign)> signs =
            [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var roman = new StringBuilder();
        foreach (var (value, sign) in signs)
        {
            for (; number >= value; number -= value)
            {
                roman.Append(sign);
            }
        }

        return roman.ToString();
    }
}
