namespace Summarizer.TextModel;

/// <summary>
/// Tells the hyphen that a line break put into a word ("com-mittee") from one that the word has ("long-term"): by what else the document writes, by the language, and in English by a list of words.
/// Safe for concurrent use.
/// </summary>
public static class LineHyphen
{
    private static readonly Lazy<HashSet<string>> English = new(() => ResourceFile.Lines("words/en-spelling.txt").SelectMany(l => l.Split(' ')).ToHashSet(StringComparer.OrdinalIgnoreCase));

    private static readonly Lazy<HashSet<(string Section, string Word)>> Parts = new(() => [.. ResourceFile.Sections("words/hyphens.txt")]);

    /// <summary>Whether the list of English words has a word.</summary>
    public static bool IsEnglish(string word) => English.Value.Contains(word);

    /// <summary>Whether the word keeps its hyphen where the line break goes.</summary>
    /// <param name="head">Letters before the hyphen, with parts of the same word that end in hyphens: "long", "state-of-the".</param>
    /// <param name="tail">Letters at the beginning of the next line, with the parts of the same word that follow.</param>
    /// <param name="language">BCP 47 primary language subtag of the text, or "und".</param>
    /// <param name="opensSentence">Whether the word is the first of a sentence, where a capital tells nothing.</param>
    /// <param name="occurs">Whether the document has a word elsewhere, inside a line.</param>
    public static bool IsKept(string head, string tail, string language, bool opensSentence, Func<string, bool> occurs)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(tail);
        ArgumentNullException.ThrowIfNull(occurs);
        if (head.Length == 0 || tail.Length == 0 || !char.IsLower(tail[0]))
        {
            return true;
        }

        var (joined, hyphenated) = (occurs(head + tail), occurs($"{head}-{tail}"));
        if (joined != hyphenated)
        {
            return hyphenated;
        }

        if (head.Length == 1 || head.Contains('-', StringComparison.Ordinal) || tail.Contains('-', StringComparison.Ordinal) || Parts.Value.Contains(($"{language}-before", head.ToLowerInvariant()))
            || Parts.Value.Contains(($"{language}-after", tail)))
        {
            return true;
        }

        // A name that a line break cuts has a capital and a small letter: "Mar-wick".
        var isName = char.IsUpper(head[0]) && !opensSentence;
        return language is "en" or LanguageRules.Unknown && !isName && !English.Value.Contains(head + tail) && English.Value.Contains(head) && English.Value.Contains(tail);
    }
}
