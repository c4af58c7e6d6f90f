namespace Summarizer.Documents.Reading;

/// <summary>Raised digits: without them 10⁶ would read 106.</summary>
internal static class Superscript
{
    private const string Plain = "0123456789+-−n";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ";

    /// <summary>The text in Unicode's raised characters; null where it has others.</summary>
    public static string? Of(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 0 && trimmed.All(Plain.Contains) && trimmed.Any(char.IsAsciiDigit) ? string.Concat(trimmed.Select(c => Raised[Plain.IndexOf(c)])) : null;
    }
}
