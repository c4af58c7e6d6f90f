namespace Summarizer.TextModel;

/// <summary>Finds the places in a block where sentences may end.</summary>
/// <param name="text">Text of the document.</param>
/// <param name="start">Beginning of the block.</param>
/// <param name="end">End of the block.</param>
/// <param name="leading">Whether emoji stand before sentences in this block rather than after them.</param>
internal sealed class StopFinder(string text, int start, int end, bool leading)
{
    private readonly TailReader _tails = new(text, start, end, leading);

    /// <summary>The first place at or after an index, or null.</summary>
    public Stop? Next(int from, int sentence)
    {
        for (var i = from; i < end; i++)
        {
            if (Characters.IsTerminal(Characters.At(text, i)) && !IsInWord(i) && !IsOmission(i))
            {
                return StopAt(i, sentence);
            }

            if (char.IsWhiteSpace(text[i]) && _tails.PictographEnd(i) is { } tail)
            {
                var next = SkipSpace(tail);
                if (next > tail && next < end)
                {
                    return new Stop(tail, tail, tail, next, Marked: false, Closed: false);
                }
            }
        }

        return null;
    }

    private Stop StopAt(int first, int sentence)
    {
        var (at, marked, closed) = (first, false, false);
        while (true)
        {
            var terminals = AfterTerminals(at);
            var tail = _tails.Read(first, terminals, sentence, ref marked, ref closed);
            var next = SkipSpace(tail);

            // SB8a: more terminals after white space belong to the same end.
            if (next < end && Characters.IsTerminal(Characters.At(text, next)) && !IsInWord(next))
            {
                at = next;
                continue;
            }

            return new Stop(first, terminals, tail, next, marked, closed);
        }
    }

    private int AfterTerminals(int at)
    {
        while (at < end && (Characters.IsTerminal(Characters.At(text, at)) || Characters.IsIgnorable(text[at])))
        {
            at += Characters.Width(Characters.At(text, at));
        }

        return Math.Min(at, end);
    }

    private int SkipSpace(int at)
    {
        // The marks of quoted lines ("> ") count as white space.
        for (var line = false; at < end && (char.IsWhiteSpace(text[at]) || Characters.IsIgnorable(text[at]) || (line && text[at] == '>')); at++)
        {
            line = text[at] == '\n' || (line && text[at] is '>' or ' ' && line);
        }

        return at;
    }

    // ".NET", ".5", "=>!": a terminal after white space that a word follows at once.
    private bool IsInWord(int at) => text[at] == '.' && at + 1 < end && Characters.IsLetterOrDigit(text, at + 1) && (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '"' or '*');

    // "[...]" and "(…)" mark what was left out.
    private bool IsOmission(int at)
    {
        if (text[at] != '.' && !Characters.IsEllipsis(text[at]))
        {
            return false;
        }

        int first = at, last = at;
        while (first > 0 && (text[first - 1] is '.' or ' ' || Characters.IsEllipsis(text[first - 1])))
        {
            first--;
        }

        while (last + 1 < end && (text[last + 1] is '.' or ' ' || Characters.IsEllipsis(text[last + 1])))
        {
            last++;
        }

        return first > 0 && last + 1 < end && (text[first - 1], text[last + 1]) is ('[', ']') or ('(', ')');
    }
}
