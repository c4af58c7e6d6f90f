using System.Globalization;

namespace Summarizer.LongDocuments;

/// <summary>
/// Finds where sentences and paragraphs end. Rules, not a model: a terminator, its closing quotes and brackets, then white space and something that can
/// start a sentence; blank lines always end one. Common abbreviations, initials and numbered headings do not.
/// </summary>
public static class SentenceSplitter
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "gen", "col", "lt", "capt", "sen", "rep", "gov", "rev", "hon",
        "e.g", "i.e", "cf", "vs", "al", "approx", "ca", "vol", "fig", "figs", "eq", "pp", "eds",
        "inc", "ltd", "corp", "dept", "univ", "u.s", "u.k", "u.n", "e.u", "a.m", "p.m", "ph.d", "d.c",
        "jan", "feb", "apr", "aug", "sept", "oct", "nov", "dec",
    };

    // Words of their own ("the answer is no."), unless a number follows.
    private static readonly HashSet<string> BeforeNumbers = new(StringComparer.OrdinalIgnoreCase) { "no", "nos", "p", "sec", "ch", "art" };

    /// <summary>Ends of sentences, in ascending order. White space after a sentence belongs to it; the last entry is the length of the text.</summary>
    /// <param name="text">Any text; nothing is given for an empty one.</param>
    /// <returns>UTF-16 indices and whether a paragraph ends there too.</returns>
    public static IEnumerable<SentenceEnd> Ends(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length;)
        {
            var blank = AfterWhiteSpace(text, i, out var lines);
            if (lines > 1 && blank < text.Length)
            {
                yield return new(blank, Paragraph: true);
                i = blank;
            }
            else if (IsTerminator(text[i]))
            {
                var end = AfterClosers(text, i + 1);
                var next = AfterWhiteSpace(text, end, out lines);
                if (next < text.Length && Splits(text, i, end, next, lines))
                {
                    yield return new(next, Paragraph: lines > 1);
                }

                i = Math.Max(next, end);
            }
            else
            {
                i = Math.Max(blank, i + 1);
            }
        }

        if (text.Length > 0)
        {
            yield return new(text.Length, Paragraph: true);
        }
    }

    private static bool Splits(string text, int terminator, int end, int next, int lines)
    {
        if (lines > 1 || IsWide(text[terminator]))
        {
            return true;
        }

        // "3.14", "example.com", "... and so on" go on; so does everything without white space.
        if (next == end || char.IsLower(text[next]))
        {
            return false;
        }

        return text[terminator] != '.' || !EndsInAbbreviation(text.AsSpan(0, terminator), text[next]);
    }

    private static bool EndsInAbbreviation(ReadOnlySpan<char> before, char next)
    {
        var start = before.Length;
        while (start > 0 && !char.IsWhiteSpace(before[start - 1]) && !IsOpener(before[start - 1]))
        {
            start--;
        }

        var word = before[start..];
        if (char.IsAsciiDigit(next) && BeforeNumbers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
        {
            return true;
        }

        return word.Length switch
        {
            0 => false,
            1 => char.IsUpper(word[0]) || IsListNumber(before, start),
            _ => Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || IsListNumber(before, start),
        };
    }

    // "12. Results" at the start of a line is a heading, not a sentence.
    private static bool IsListNumber(ReadOnlySpan<char> before, int start) =>
        !before[start..].ContainsAnyExceptInRange('0', '9') && (start == 0 || before[start - 1] == '\n');

    private static int AfterWhiteSpace(string text, int index, out int lines)
    {
        lines = 0;
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            lines += text[index++] == '\n' ? 1 : 0;
        }

        return index;
    }

    private static int AfterClosers(string text, int index)
    {
        while (index < text.Length && (IsTerminator(text[index]) || IsCloser(text[index])))
        {
            index++;
        }

        return index;
    }

    private static bool IsTerminator(char c) => c is '.' or '!' or '?' or '\u2026' or '\u203D' or '\u061F' or '\u0964' || IsWide(c);

    // Ideographic full stops and full-width marks need no space after them.
    private static bool IsWide(char c) => c is '\u3002' or '\uFF01' or '\uFF1F' or '\uFF61';

    private static bool IsCloser(char c) => c is '"' or '\'' || char.GetUnicodeCategory(c) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation;

    private static bool IsOpener(char c) => c is '"' or '\'' || char.GetUnicodeCategory(c) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;
}

/// <summary>Where a sentence ends.</summary>
/// <param name="Index">UTF-16 index after the sentence and the white space that follows it.</param>
/// <param name="Paragraph">Whether a paragraph ends there too.</param>
public readonly record struct SentenceEnd(int Index, bool Paragraph);
