using System.Text;

namespace Summarizer.Documents.Reading;

/// <summary>White space and characters that nobody sees.</summary>
internal static class WhiteSpace
{
    /// <summary>Every stretch of white space as one space, none at the ends.</summary>
    public static string Fold(string content)
    {
        var folded = new StringBuilder(content.Length);
        var gap = false;
        foreach (var rune in content.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                gap = folded.Length > 0;
            }
            else if (IsSeen(rune))
            {
                if (gap)
                {
                    folded.Append(' ');
                    gap = false;
                }

                folded.Append(rune.ToString());
            }
        }

        return folded.ToString();
    }

    /// <summary>Lines as they are, without what nobody sees, blank lines at the ends and the indentation that all have.</summary>
    public static string Clean(string content)
    {
        var lines = content.ReplaceLineEndings("\n").Replace("\t", "    ", StringComparison.Ordinal).Split('\n')
            .Select(l => string.Concat(l.EnumerateRunes().Where(IsSeen)).TrimEnd()).ToList();
        var (first, last) = (lines.FindIndex(l => l.Length > 0), lines.FindLastIndex(l => l.Length > 0));
        if (first < 0)
        {
            return "";
        }

        var indent = lines.Where(l => l.Length > 0).Min(l => l.Length - l.TrimStart(' ').Length);
        return string.Join('\n', lines[first..(last + 1)].Select(l => l.Length > indent ? l[indent..] : ""));
    }

    // Soft hyphens, zero-width spaces and byte order marks show nothing; joiners do, in Persian or Hindi.
    private static bool IsSeen(Rune rune) => !Rune.IsControl(rune) && rune.Value is not (0xAD or 0x200B or 0x2060 or 0xFEFF);
}
