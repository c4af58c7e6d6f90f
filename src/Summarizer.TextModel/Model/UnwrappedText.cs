using System.Text;

namespace Summarizer.TextModel;

/// <summary>Takes the line breaks of wrapping out of a stretch of text.</summary>
/// <param name="text">Text of the document.</param>
/// <param name="language">BCP 47 primary language subtag of the text.</param>
internal sealed class UnwrappedText(string text, string language)
{
    public string Of(int start, int end)
    {
        var line = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (!IsBreak(text[i]))
            {
                line.Append(text[i]);
                continue;
            }

            var next = AfterBreak(i, end);
            next = CueBreaks.After(text, start, next, end);
            TrimEnd(line);
            if (line.Length > 0 && next < end)
            {
                Join(line, next, end);
            }

            i = next - 1;
        }

        return line.ToString();
    }

    private static bool IsBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028';

    // White space, and the marks of quoted lines.
    private int AfterBreak(int at, int end)
    {
        while (at < end && (char.IsWhiteSpace(text[at]) || text[at] == '>'))
        {
            at++;
        }

        return at;
    }

    private void Join(StringBuilder line, int next, int end)
    {
        var last = line[^1];
        if (last == '\u00AD')
        {
            line.Length--;
        }
        else if (last == '-' && line.Length > 1 && char.IsLetter(line[^2]) && char.IsLower(text[next]))
        {
            line.Length -= IsKept(line, next, end) ? 0 : 1;
        }
        else if (!(Characters.IsEastAsian(last) || last >= '\u3000') || !(Characters.IsEastAsian(text[next]) || text[next] >= '\u3000'))
        {
            line.Append(' ');
        }
    }

    private bool IsKept(StringBuilder line, int next, int end)
    {
        var first = line.Length - 1;
        while (first > 0 && IsWord(line[first - 1]))
        {
            first--;
        }

        var last = next;
        while (last < end && IsWord(text[last]))
        {
            last++;
        }

        var opens = line.ToString(0, first).AsSpan().TrimEnd() is [] or [.., '.' or '!' or '?'];
        return LineHyphen.IsKept(line.ToString(first, line.Length - 1 - first), text[next..last].TrimEnd('-'), language, opens, Occurs);
    }

    private bool Occurs(string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !IsWord(text[at - 1])) && (at + word.Length == text.Length || !IsWord(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(char c) => char.IsLetter(c) || c == '-';

    private static void TrimEnd(StringBuilder line)
    {
        var mark = CueBreaks.EndOfVoice.Length;
        if (line.Length >= mark && line.ToString(line.Length - mark, mark) == CueBreaks.EndOfVoice)
        {
            line.Length -= mark;
        }

        while (line.Length > 0 && char.IsWhiteSpace(line[^1]))
        {
            line.Length--;
        }
    }
}
