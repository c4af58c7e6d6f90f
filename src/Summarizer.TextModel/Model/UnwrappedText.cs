using System.Text;

namespace Summarizer.TextModel;

/// <summary>Takes the line breaks of wrapping out of a stretch of text.</summary>
internal static class UnwrappedText
{
    public static string Of(string text, int start, int end)
    {
        var line = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (!IsBreak(text[i]))
            {
                line.Append(text[i]);
                continue;
            }

            var next = AfterBreak(text, i, end);
            TrimEnd(line);
            if (line.Length > 0 && next < end)
            {
                Join(text, line, next, end);
            }

            i = next - 1;
        }

        return line.ToString();
    }

    private static bool IsBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028';

    // White space, and the marks of quoted lines.
    private static int AfterBreak(string text, int at, int end)
    {
        while (at < end && (char.IsWhiteSpace(text[at]) || text[at] == '>'))
        {
            at++;
        }

        return at;
    }

    private static void Join(string text, StringBuilder line, int next, int end)
    {
        var last = line[^1];
        if (last == '\u00AD')
        {
            line.Length--;
        }
        else if (last == '-' && line.Length > 1 && char.IsLetter(line[^2]) && char.IsLower(text[next]))
        {
            line.Length -= IsJoinedElsewhere(text, line, next, end) ? 1 : 0;
        }
        else if (!(Characters.IsEastAsian(last) || last >= '\u3000') || !(Characters.IsEastAsian(text[next]) || text[next] >= '\u3000'))
        {
            line.Append(' ');
        }
    }

    private static bool IsJoinedElsewhere(string text, StringBuilder line, int next, int end)
    {
        var first = line.Length - 1;
        while (first > 0 && char.IsLetter(line[first - 1]))
        {
            first--;
        }

        var last = next;
        while (last < end && char.IsLetter(text[last]))
        {
            last++;
        }

        return text.Contains(line.ToString(first, line.Length - 1 - first) + text[next..last], StringComparison.OrdinalIgnoreCase);
    }

    private static void TrimEnd(StringBuilder line)
    {
        while (line.Length > 0 && char.IsWhiteSpace(line[^1]))
        {
            line.Length--;
        }
    }
}
