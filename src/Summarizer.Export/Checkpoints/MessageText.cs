using System.Text;

namespace Summarizer.Export.Checkpoints;

/// <summary>Makes text from an untrusted file fit to stand in a message.</summary>
internal static class MessageText
{
    private const int Longest = 120;

    /// <summary>The text in quotes: cut to 120 characters, control characters and lone surrogates replaced.</summary>
    public static string Quote(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var shown = new StringBuilder("'");
        foreach (var rune in text[..Math.Min(text.Length, Longest)].EnumerateRunes())
        {
            shown.Append(Rune.IsControl(rune) ? '?' : rune.ToString());
        }

        return shown.Append(text.Length > Longest ? "...'" : "'").ToString();
    }
}
