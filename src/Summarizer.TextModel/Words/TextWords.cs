using System.Globalization;
using System.Text;

namespace Summarizer.TextModel;

/// <summary>Words of a text for matching. Never for what is quoted: their form is not the text's.</summary>
public static class TextWords
{
    /// <summary>
    /// Words in order: runs of letters, digits and their marks in compatibility form (NFKC) and lower case, so that "CAFÉ", "cafe\u0301" and "ｃａｆé" are one word.
    /// Han, kana, Thai and other scripts without spaces give pairs of neighbouring characters, as Lucene's CJK analysis does.
    /// </summary>
    public static IEnumerable<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Split(CompatibilityForm.Of(text));
    }

    /// <summary>Terms for matching: words without the language's stop words, reduced to their stems. All words, if none else is left.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">BCP 47 primary language subtag; "und" and languages without data give all words unstemmed.</param>
    public static IReadOnlyList<string> TermsOf(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var rules = LanguageRules.For(language);
        var words = Of(text).ToList();
        if (rules.Language == LanguageRules.Unknown)
        {
            return words;
        }

        var telling = words.Where(word => !rules.IsStopWord(word)).ToList();
        return [.. (telling.Count > 0 ? telling : words).Select(word => LightStemmer.Of(word, rules))];
    }

    private static IEnumerable<string> Split(string form)
    {
        for (var i = 0; i < form.Length;)
        {
            var end = i;
            var unspaced = Characters.IsUnspaced(Characters.At(form, i)) && char.IsLetter(form, i);
            while (end < form.Length && IsPart(form, end, end > i) && Characters.IsUnspaced(Characters.At(form, end)) == unspaced)
            {
                end += Characters.Width(Characters.At(form, end));
            }

            if (end == i)
            {
                i += Characters.Width(Characters.At(form, i));
                continue;
            }

            foreach (var word in unspaced ? Pairs(form[i..end]) : [Bare(form, i, end)])
            {
                yield return word;
            }

            i = end;
        }
    }

    private static bool IsPart(string form, int at, bool inside) => Characters.IsLetterOrDigit(form, at)
        || (inside && CharUnicodeInfo.GetUnicodeCategory(form, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        || (inside && form[at] is '\u00AD' or '\u200C' or '\u200D' or '\u0640');

    // Without soft hyphens, joiners and the stroke that lengthens Arabic words.
    private static string Bare(string form, int start, int end)
    {
        var word = form.AsSpan(start, end - start);
        return word.IndexOfAny("\u00AD\u200C\u200D\u0640") < 0 ? word.ToString() : string.Concat(word.ToString().Where(c => c is not ('\u00AD' or '\u200C' or '\u200D' or '\u0640')));
    }

    // Thai vowels and tones stay with their consonant.
    private static IEnumerable<string> Pairs(string run)
    {
        var elements = new List<string>();
        foreach (var rune in run.EnumerateRunes())
        {
            if (elements.Count > 0 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                elements[^1] += rune;
            }
            else
            {
                elements.Add(rune.ToString());
            }
        }

        return elements.Count == 1 ? elements : elements.Zip(elements.Skip(1), (first, second) => first + second);
    }
}
