namespace Summarizer.TextModel;

/// <summary>
/// Thai has no full stops: a space ends a sentence or a phrase, or stands beside a number or a foreign word. A heuristic takes a space for an end when both sides are Thai and long enough for a clause,
/// the left one does not end with a word that leads on ("that", "such as"), and the right one does not begin with one that joins ("and", "because").
/// </summary>
internal static class ThaiSpaces
{
    private const int ShortestClause = 10;
    private const int ShortestStarted = 6;
    private const int LongClause = 18;
    private const int LongSentence = 24;
    private const int Reach = 2000;

    /// <summary>Whether a space after a sentence that begins at an index ends it.</summary>
    public static bool Ends(string text, int sentence, int space, int end, LanguageRules thai)
    {
        var next = space;
        while (next < end && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        // What is said begins with a quotation mark.
        next += next + 1 < end && IsOpening(text, next) && Characters.IsThai(text[next + 1]) ? 1 : 0;
        if (next >= end || space == sentence || !Characters.IsThai(text[next]) || text[next] is '\u0E46')
        {
            return false;
        }

        var left = text.AsSpan(sentence, space - sentence);
        var right = text.AsSpan(next, end - next);
        var clause = right.IndexOf(' ');
        clause = clause < 0 ? right.Length : clause;
        var named = StartsWithAny(right, thai.Words("names"));
        clause = named ? right.Length : clause;
        var starter = named || Longest(right, thai.Words("starters")) is > 0 and var length && (length >= Longest(right, thai.Words("joins")) || StartsWithAny(right, thai.Words("alone")));
        if (IsInBrackets(left) || EndsWithAny(left, thai.Words("leads")) || IsName(left, thai))
        {
            return false;
        }

        if (!Characters.IsThai(BeforeMarks(left)) || left[^1] == '\u0E2F')
        {
            return left.Length >= LongClause && (starter ? clause >= ShortestStarted
                : clause >= LongClause && left.Length >= LongSentence && !StartsWithAny(left, thai.Words("times")) && !StartsWithAny(right, thai.Words("joins")));
        }

        return left.Length >= ShortestClause && clause >= (starter ? ShortestStarted : ShortestClause)
            && (starter || !StartsWithAny(right, thai.Words("joins")) || StartsWithAny(right, thai.Words("alone")));
    }

    private static bool IsInBrackets(ReadOnlySpan<char> left) => left.LastIndexOf('(') > left.LastIndexOf(')');

    private static bool IsOpening(string text, int at) => text[at] is '\u201C' or '\u00AB' || (text[at] == '"' && text.AsSpan(Math.Max(0, at - Reach), Math.Min(at, Reach)).Count('"') % 2 == 0);

    private static int Longest(ReadOnlySpan<char> text, IEnumerable<string> words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            longest = word.Length > longest && text.StartsWith(word, StringComparison.Ordinal) ? word.Length : longest;
        }

        return longest;
    }

    // A title, a name and a family name.
    private static bool IsName(ReadOnlySpan<char> text, LanguageRules thai) => text.Count(' ') <= 2 && text.Length <= 30 && StartsWithAny(text, thai.Words("names"));

    // The last character before citation marks.
    private static char BeforeMarks(ReadOnlySpan<char> text)
    {
        while (text is [.., ']'] && text.LastIndexOf('[') is > 0 and var open && !text[(open + 1)..^1].ContainsAnyExceptInRange('0', '9'))
        {
            text = text[..open];
        }

        return text[^1];
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
