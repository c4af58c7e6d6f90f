namespace Summarizer.TextModel;

/// <summary>
/// Light stemming: takes endings of nouns, adjectives and regular verbs off, longest first, by the lists in Data/words (Savoy 2006, "Light Stemming Approaches for the French, Portuguese, German and Hungarian Languages").
/// Both sides of a match are stemmed alike, so a stem need not be a word.
/// </summary>
internal static class LightStemmer
{
    private const int ShortestStem = 3;
    private const int ShortestWord = 5;

    /// <summary>Stem of a word in matching form.</summary>
    public static string Of(string word, LanguageRules language)
    {
        if (word.Length < ShortestWord || char.IsDigit(word[0]))
        {
            return word;
        }

        var ending = language.Words("endings").Where(e => word.Length - e.Length >= ShortestStem && word.EndsWith(e, StringComparison.Ordinal)).MaxBy(e => e.Length);
        return ending is null ? word : word[..^ending.Length];
    }
}
