using System.Text;

namespace Summarizer.Documents.Pdf;

/// <summary>Joins lines of print to running text.</summary>
internal static class Hyphenation
{
    /// <summary>A hyphen at the end of a line goes when a small letter follows it; every other break is a space.</summary>
    public static string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines.Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (text.Length > 1 && text[^1] is '-' or '\u2010' or '\u00AD' && text.Length > 1 && char.IsLetter(text[^2]) && char.IsLower(line[0]))
            {
                text.Length--;
            }
            else if (text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(line);
        }

        return text.ToString();
    }
}
