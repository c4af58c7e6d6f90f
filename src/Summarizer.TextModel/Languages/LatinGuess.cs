namespace Summarizer.TextModel;

/// <summary>Which of the languages with Latin letters a text is in, by its function words and its letters with marks.</summary>
internal static class LatinGuess
{
    // A language whose words are fewer than this share is not the text's.
    private const double LeastShare = 0.12;
    private const double LetterWeight = 1.5;
    private const double NgramWeight = 0.25;

    private static readonly string[] Languages = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv"];

    // Letters that only these of the languages use.
    private static readonly (string Letters, string[] Languages)[] Letters =
    [
        ("ß", ["de"]), ("äö", ["de", "sv"]), ("ü", ["de"]), ("å", ["sv"]), ("ñ¿¡", ["es"]), ("ãõ", ["pt"]), ("ąęłńśźż", ["pl"]), ("œ", ["fr"]), ("èàù", ["fr", "it"]), ("êâîûë", ["fr"]),
        ("ç", ["fr", "pt"]), ("ò", ["it"]), ("áíóú", ["es", "pt"]), ("ø", []), ("æ", []), ("řěů", []), ("őű", []), ("ğış", []),
    ];

    private static readonly Dictionary<string, string[]> Speakers = Languages
        .SelectMany(l => LanguageRules.For(l).Words("stop").Select(w => (Word: w, Language: l)))
        .GroupBy(p => p.Word, p => p.Language, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);

    public static LanguageGuess Of(string text)
    {
        var scores = Languages.ToDictionary(l => l, _ => 0.0, StringComparer.Ordinal);
        var (words, foreign) = (0, 0.0);
        foreach (var word in TextWords.Of(text))
        {
            words++;
            foreach (var language in Speakers.GetValueOrDefault(word, []))
            {
                scores[language] += 1.0 / Math.Sqrt(Speakers[word].Length);
            }
        }

        var spoken = new Dictionary<string, double>(scores, StringComparer.Ordinal);
        foreach (var c in text.ToLowerInvariant().Where(c => c > 0x7F))
        {
            foreach (var (letters, languages) in Letters.Where(l => l.Letters.Contains(c, StringComparison.Ordinal)))
            {
                foreign += languages.Length == 0 ? LetterWeight : 0;
                foreach (var language in languages)
                {
                    scores[language] += LetterWeight / languages.Length;
                }
            }
        }

        var lower = text.ToLowerInvariant();
        foreach (var language in Languages)
        {
            scores[language] += LanguageRules.For(language).Words("ngrams").Sum(n => Count(lower, n)) * NgramWeight;
        }

        var ordered = scores.OrderByDescending(s => s.Value).ToList();
        var (best, score) = ordered[0];
        return words == 0 || spoken[best] < LeastShare * words || foreign > score
            ? new(LanguageRules.Unknown, 0)
            : new(best, Math.Min(1, (score - ordered[1].Value) / Math.Max(1, score)));
    }

    private static int Count(string text, string ngram)
    {
        var count = 0;
        for (var at = text.IndexOf(ngram, StringComparison.Ordinal); at >= 0; at = text.IndexOf(ngram, at + 1, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }
}
