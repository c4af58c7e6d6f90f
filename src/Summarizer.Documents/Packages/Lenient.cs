using DocumentFormat.OpenXml;

namespace Summarizer.Documents.Packages;

/// <summary>Values of attributes as word processors read them: one that is no value of its type counts as not given, and does not make the file unreadable.</summary>
internal static class Lenient
{
    /// <summary>The value; null where it is not given, or is none of its type.</summary>
    public static T? Known<T>(this OpenXmlSimpleValue<T>? value)
        where T : struct
    {
        try
        {
            return value is { HasValue: true } ? value.Value : null;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
