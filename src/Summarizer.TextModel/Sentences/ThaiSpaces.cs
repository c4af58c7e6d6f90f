namespace Summarizer.TextModel;

/// <summary>
/// Thai has no full stops: a space ends a sentence or a phrase, or stands beside a number or a foreign word. A heuristic takes a space for an end when both sides are Thai and long enough for a clause,
/// the left one does not end with a word that leads on ("that", "such as"), and the right one does not begin with one that joins ("and", "because").
/// </summary>
internal static class ThaiSpaces
{
    private const int ShortestClause = 10;

    /// <summary>Whether a space after a sentence that begins at an index ends it.</summary>
    public static bool Ends(string text, int sentence, int space, int end, LanguageRules thai)
    {
        var next = space;
        while (next < end && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next >= end || space == sentence || !Characters.IsThai(text[space - 1]) || !Characters.IsThai(text[next]) || text[next] is '\u0E46')
        {
            return false;
        }

        var left = text.AsSpan(sentence, space - sentence);
        var right = text.AsSpan(next, end - next);
        var clause = right.IndexOf(' ');
        clause = clause < 0 ? right.Length : clause;
        return left.Length >= ShortestClause && clause >= ShortestClause && !EndsWithAny(left, thai.Words("leads")) && (!StartsWithAny(right, thai.Words("joins")) || StartsWithAny(right, thai.Words("alone")));
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
