using System.Buffers;
using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>Which language a text is in.</summary>
/// <param name="Language">BCP 47 primary language subtag, or "und" where it cannot be told.</param>
/// <param name="Confidence">0 to 1: how much better this language fits than the next.</param>
public readonly partial record struct LanguageGuess(string Language, double Confidence)
{
    private const int Enough = 4000;

    // Letters that these languages have and their neighbours lack.
    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("іїєґІЇЄҐ");
    private static readonly SearchValues<char> Serbian = SearchValues.Create("ђћџљњѓќ");
    private static readonly SearchValues<char> Urdu = SearchValues.Create("ٹڈڑںےھہۂۓ۔");
    private static readonly SearchValues<char> Persian = SearchValues.Create("پچژگی");

    /// <summary>Guesses by script, and within a script by function words and letters. Reads the first 4,000 characters.</summary>
    public static LanguageGuess Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = Address().Replace(text.Length > Enough ? text[..Enough] : text, " ");
        return ScriptGuess.Of(start) switch
        {
            "Latn" => LatinGuess.Of(start),
            "Cyrl" => CyrillicGuess(start),
            "Arab" => ArabicGuess(start),
            { } language => new(language, 1),
            null => new(LanguageRules.Unknown, 0),
        };
    }

    [GeneratedRegex(@"[!-~]+(?:://|@|\.(?=[a-z]{2,4}\b))[!-~]*|\bwww\.[!-~]+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    private static LanguageGuess CyrillicGuess(string text) =>
        text.AsSpan().IndexOfAny(Ukrainian) >= 0 ? new("uk", 0.8) : text.AsSpan().IndexOfAny(Serbian) >= 0 ? new("sr", 0.8) : new("ru", 0.8);

    private static LanguageGuess ArabicGuess(string text) =>
        text.AsSpan().IndexOfAny(Urdu) >= 0 ? new("ur", 0.9) : text.AsSpan().IndexOfAny(Persian) >= 0 ? new("fa", 0.7) : new("ar", 0.8);
}
