using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>Which of the languages with Latin letters a text is in, by its frequent words, its letters with marks and its trigrams.</summary>
internal static partial class LatinGuess
{
    private const double LetterWeight = 1.5;
    private const double TrigramWeight = 2.5;

    // A language without data is the text's when its trigrams fit so much better, even more so where letters speak against it, and frequent words of the others are fewer than this share.
    private const double Clearly = 1.3;
    private const double VeryClearly = 1.8;
    private const double FewWords = 0.15;

    // In a few words nearly equal scores tell nothing; the rules for an unknown language are those of English.
    private const int ShortText = 4;
    private const double Margin = 0.4;

    // Names and numbers alone are in no language.
    private const double LeastAlike = 0.08;

    private static readonly string[] Languages = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv"];

    // Letters that only these of the languages use.
    private static readonly (string Letters, string[] Languages)[] Letters =
    [
        ("ß", ["de"]), ("äö", ["de", "sv"]), ("ü", ["de"]), ("å", ["sv"]), ("ñ¿¡", ["es"]), ("ãõ", ["pt"]), ("ąęłńśźż", ["pl"]), ("œ", ["fr"]), ("èàù", ["fr", "it"]), ("êâîûë", ["fr"]),
        ("ç", ["fr", "pt"]), ("ò", ["it"]), ("áíóú", ["es", "pt"]), ("ø", []), ("æ", []), ("řěů", []), ("őű", []), ("ğış", []),
    ];

    private static readonly Dictionary<string, string[]> Speakers = Languages
        .SelectMany(l => LanguageRules.For(l).Words("stop").Concat(LanguageRules.For(l).Words("common")).Distinct().Select(w => (Word: w, Language: l)))
        .GroupBy(p => p.Word, p => p.Language, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);

    public static LanguageGuess Of(string text)
    {
        var lower = text.ToLowerInvariant();
        var scores = Languages.ToDictionary(l => l, _ => 0.0, StringComparer.Ordinal);
        var words = AddWords(text, scores);
        var known = scores.Values.Max();
        var before = new Dictionary<string, double>(scores, StringComparer.Ordinal);
        var foreign = AddLetters(lower, scores);
        var marked = Languages.ToDictionary(l => l, l => scores[l] > before[l], StringComparer.Ordinal);
        var plain = new Dictionary<string, double>(scores, StringComparer.Ordinal);
        var trigrams = Trigrams.Of(lower);
        foreach (var language in Languages)
        {
            scores[language] += trigrams[language] * TrigramWeight * words;
        }

        var ordered = scores.OrderByDescending(s => s.Value).ToList();
        var (best, score) = ordered[0];
        var other = trigrams.Where(t => !scores.ContainsKey(t.Key)).Max(t => t.Value);
        var isForeign = !(best == "pl" && foreign == 0 && lower.Contains('ł', StringComparison.Ordinal)) && (foreign > plain[best] || (other > trigrams[best] * (marked[best] ? VeryClearly : Clearly) && known < FewWords * words));
        var isClose = words <= ShortText && score - ordered[1].Value < Margin;
        return words == 0 || isClose || (known == 0 && trigrams[best] < LeastAlike) || isForeign
            ? new(LanguageRules.Unknown, 0)
            : new(best, Math.Min(1, (score - ordered[1].Value) / Math.Max(1, score)));
    }

    // Frequent words; one that several languages have tells less.
    private static int AddWords(string text, Dictionary<string, double> scores)
    {
        var words = 0;
        foreach (var word in TextWords.Of(text.Any(char.IsLower) ? Capitals().Replace(text, " ") : text))
        {
            words++;
            foreach (var language in Speakers.GetValueOrDefault(word, []))
            {
                scores[language] += 1.0 / Math.Sqrt(Speakers[word].Length);
            }
        }

        return words;
    }

    // "EST" is no French word, and "Dan" in "Gov. Dan Patrick" no Dutch one.
    [GeneratedRegex(@"(?<!\p{L})(?:\p{Lu}{2,}|(?<=\p{Lu}\p{Ll}{1,4}\.\s)\p{Lu}\p{Ll}+)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();

    // What letters of none of the languages weigh.
    private static double AddLetters(string lower, Dictionary<string, double> scores)
    {
        var foreign = 0.0;
        foreach (var c in lower.Where(c => c > 0x7F))
        {
            foreach (var (_, languages) in Letters.Where(l => l.Letters.Contains(c, StringComparison.Ordinal)))
            {
                foreign += languages.Length == 0 ? LetterWeight : 0;
                foreach (var language in languages)
                {
                    scores[language] += LetterWeight / languages.Length;
                }
            }
        }

        return foreign;
    }
}
