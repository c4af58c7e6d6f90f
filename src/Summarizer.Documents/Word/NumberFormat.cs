using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Word;

/// <summary>Numbers in the formats of Word's lists.</summary>
internal static class NumberFormat
{
    /// <summary>A number in a format; formats that are not known give digits.</summary>
    public static string Of(int number, NumberFormatValues format)
    {
        if (format == NumberFormatValues.LowerLetter || format == NumberFormatValues.UpperLetter)
        {
            var letters = NumberNames.Letters(number);
            return format == NumberFormatValues.UpperLetter ? letters.ToUpperInvariant() : letters;
        }

        if (format == NumberFormatValues.LowerRoman || format == NumberFormatValues.UpperRoman)
        {
            var roman = NumberNames.Roman(number);
            return format == NumberFormatValues.LowerRoman ? roman.ToLowerInvariant() : roman;
        }

        return number.ToString(format == NumberFormatValues.DecimalZero ? "00" : "0", CultureInfo.InvariantCulture);
    }
}
