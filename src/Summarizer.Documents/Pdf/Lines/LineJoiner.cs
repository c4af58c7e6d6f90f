using System.Globalization;
using System.Text;

namespace Summarizer.Documents.Pdf.Lines;

/// <summary>Joins lines of print to running text.</summary>
/// <param name="vocabulary">Words of the document.</param>
/// <param name="drawsSpaces">Whether the document draws a space at every line's end where there is one: then a line without it ends inside a word.</param>
internal sealed class LineJoiner(Vocabulary vocabulary, bool drawsSpaces)
{
    /// <summary>Adds a line to a text.</summary>
    /// <param name="text">The text so far.</param>
    /// <param name="line">The line.</param>
    /// <param name="spaced">Whether a space was drawn between the two.</param>
    /// <param name="isNarrow">Whether the line stands in a cell, where a word that is wider than the cell is broken anywhere.</param>
    public void Append(StringBuilder text, string line, bool spaced, bool isNarrow = false)
    {
        if (text.Length == 0 || line.Length == 0)
        {
            text.Append(line);
            return;
        }

        var (last, first) = (WritingSystem.Last(text.ToString(Math.Max(0, text.Length - 2), Math.Min(2, text.Length))), WritingSystem.First(line));
        if (last.Value == 0xAD)
        {
            text.Length--;
        }
        else if (last.Value is '-' or 0x2010 && IsWordBefore(text) && Rune.IsLetterOrDigit(first))
        {
            text.Length -= IsHyphenKept(text, line, isNarrow) ? 0 : 1;
        }
        else if (!IsTogether(text, last, first, spaced) && !(isNarrow && !spaced && IsBroken(text, line)))
        {
            text.Append(' ');
        }

        text.Append(line);
    }

    private bool IsTogether(StringBuilder text, Rune last, Rune first, bool spaced) =>
        (WritingSystem.IsWithoutSpaces(last) && WritingSystem.IsWithoutSpaces(first) && !spaced)
        || (WritingSystem.IsIdeographic(last) && WritingSystem.IsIdeographic(first))
        || (!spaced && last.Value is '/' or '\u2014' or '\u2013' && text.Length > 1 && !char.IsWhiteSpace(text[^2]) && !Rune.IsWhiteSpace(first))
        || (drawsSpaces && !spaced);

    // "max_output_t" / "okens": a part that is no word of the document, and the whole is one.
    private bool IsBroken(StringBuilder text, string line)
    {
        var start = text.Length;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        var (head, tail) = (text.ToString(start, text.Length - start), new string([.. line.TakeWhile(char.IsLetter)]));
        return head.Length > 0 && tail.Length > 0 && char.IsLower(tail[0]) && vocabulary.IsBroken(head, tail);
    }

    private bool IsHyphenKept(StringBuilder text, string line, bool isNarrow)
    {
        var start = text.Length - 1;
        while (start > 0 && IsWord(text[start - 1]))
        {
            start--;
        }

        var opens = text.ToString(Math.Max(0, start - 8), Math.Min(8, start)).AsSpan().TrimEnd() is [] or [.., '.' or '!' or '?'];
        var tail = new string([.. line.TakeWhile(IsWord)]).TrimEnd('-', '\u2010');
        if (isNarrow && vocabulary.IsNoWord(text.ToString(start, text.Length - 1 - start) + tail))
        {
            // Cells break at hyphens that are there.
            return true;
        }

        return LineHyphen.IsKept(text.ToString(start, text.Length - 1 - start), tail, vocabulary.Language, opens, vocabulary.Has);
    }

    private static bool IsWord(char c) => char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '-' or '\u2010';

    private static bool IsWordBefore(StringBuilder text) => text.Length > 1 && (char.IsLetterOrDigit(text[^2]) || text[^2] is '-');
}
