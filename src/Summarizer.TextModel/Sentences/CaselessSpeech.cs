using System.Buffers;

namespace Summarizer.TextModel;

/// <summary>
/// Who says it, after what is said, in scripts without capitals: "«أين كنت؟» سألت الأم.". In others the small letter of "she asked" tells as much. The verbs are data ([speech] of the language).
/// </summary>
internal static class CaselessSpeech
{
    private const int Reach = 50;
    private const int MostWords = 6;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create(".!?,;:\u060C\u061B\u061F\u0964\u06D4\n");

    /// <summary>Whether a sentence that begins with a quotation goes on after a place.</summary>
    public static bool Continues(string text, int sentence, in Stop stop, in Following next, int end, LanguageRules language)
    {
        if (!stop.Closed || !Characters.IsQuote(text[stop.Tail - 1]) || !Characters.IsQuote(text[sentence]) || next.First >= end || !Characters.IsCaseless(text[next.First])
            || Characters.IsEastAsian(text[next.First]))
        {
            return false;
        }

        var rest = text.AsSpan(next.First, Math.Min(Reach, end - next.First));
        var clause = rest.IndexOfAny(Punctuation) is >= 0 and var at ? rest[..at] : rest;
        var words = clause.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostWords && words.Any(word => language.Has("speech", word) || (Characters.IsThai(word[0]) && language.Words("speech").Any(v => word.EndsWith(v, StringComparison.Ordinal))));
    }
}
