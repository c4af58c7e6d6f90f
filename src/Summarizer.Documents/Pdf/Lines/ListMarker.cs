using System.Text.RegularExpressions;

namespace Summarizer.Documents.Pdf.Lines;

/// <summary>The bullet or the number in front of an entry of a list.</summary>
/// <param name="Text">The marker.</param>
/// <param name="Style">What is the same in all markers of a list: the bullet, or the kind of number with its punctuation.</param>
/// <param name="Number">Value of a number or a letter; 0 for a bullet.</param>
/// <param name="Length">Characters up to the entry's text.</param>
internal sealed partial record ListMarker(string Text, string Style, int Number, int Length)
{
    /// <summary>Whether it is a bullet that nothing else looks like.</summary>
    public bool IsCertain => Number == 0 && Text is not ("-" or "–" or "—" or "*" or "·");

    /// <summary>Whether a text is nothing but a marker.</summary>
    public static bool IsAlone(string text) => Pattern().IsMatch(text + " x") && Of(text + " x") is { } marker && marker.Text == text;

    /// <summary>The marker that a line begins with; null when there is none.</summary>
    public static ListMarker? Of(string line)
    {
        if (Pattern().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var marker = match.Groups["marker"].Value;
        if (match.Groups["bullet"].Success)
        {
            return new(marker, marker, 0, match.Length);
        }

        var value = match.Groups["value"].Value;
        var number = int.TryParse(value, out var digits) ? digits : char.ToLowerInvariant(value[0]) - 'a' + 1;
        var kind = char.IsDigit(value[0]) ? "1" : char.IsLower(value[0]) ? "a" : "A";
        return new(marker, marker.Replace(value, kind, StringComparison.Ordinal), number, match.Length);
    }

    [GeneratedRegex(
        @"^(?<marker>(?<bullet>[•◦▪▫●○■□‣⁃∙➢➤✓✔☐☒❖◆·*–—-])|\(?(?<value>[0-9]{1,3}|[A-Za-z])[.)])(?:\s+(?=\S)|(?<=[0-9][.)])(?=\p{Lu}\p{L}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
