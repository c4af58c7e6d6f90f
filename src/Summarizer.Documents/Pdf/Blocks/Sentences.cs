namespace Summarizer.Documents.Pdf.Blocks;

/// <summary>Whether a stretch of print may be the end of a sentence.</summary>
internal static class Sentences
{
    private const string Stops = ".!?…。！？｡؟۔।॥:;：；";
    private const string Closers = ")]}\"'”’»›」』）】";

    /// <summary>Whether a text ends with a stop, or a stop with quotation marks, brackets or the digits of a note behind it.</summary>
    public static bool Ends(string text)
    {
        var end = text.AsSpan().TrimEnd().TrimEnd(Closers);
        var digits = end.TrimEnd("0123456789¹²³⁴⁵⁶⁷⁸⁹⁰");
        return EndsWithStop(end) || (end.Length - digits.Length is > 0 and <= 3 && EndsWithStop(digits.TrimEnd(Closers)) && digits.Length > 1 && !char.IsDigit(digits[^2]));
    }

    /// <summary>Whether it ends with a stop that a small letter may follow.</summary>
    public static bool Pauses(string text) => text.AsSpan().TrimEnd() is [.., ':' or ';' or '：' or '；'];

    private static bool EndsWithStop(ReadOnlySpan<char> text) => text is [.., var last] && Stops.Contains(last);
}
