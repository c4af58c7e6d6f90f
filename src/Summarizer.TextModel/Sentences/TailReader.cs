using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>Reads what stands after the terminals of a sentence and still belongs to it: closing quotes and brackets, emphasis, citation marks, footnote numbers, emoticons.</summary>
/// <param name="text">Text of the document.</param>
/// <param name="start">Beginning of the block.</param>
/// <param name="end">End of the block.</param>
/// <param name="leading">Whether emoji stand before sentences in this block rather than after them.</param>
internal sealed partial class TailReader(string text, int start, int end, bool leading)
{
    private const int Reach = 2000;

    /// <summary>Index after the tail.</summary>
    /// <param name="stop">First terminal.</param>
    /// <param name="from">After the last terminal.</param>
    /// <param name="sentence">Where the sentence begins.</param>
    /// <param name="marked">Set when a citation mark was read.</param>
    /// <param name="closed">Set when a quote or bracket was read.</param>
    public int Read(int stop, int from, int sentence, ref bool marked, ref bool closed)
    {
        var at = from;
        for (var before = -1; before != at;)
        {
            before = at;
            at = Emphasis(at);
            at = Closers(at, sentence, ref closed);
            at = Match(CitationMarks(), at, ref marked);
            at = FootnoteNumber(stop, at, ref marked);
            var ignored = false;
            at = Match(HtmlTag(), at, ref ignored);
            at = Pictographs(at);
        }

        at = SpacedCloser(at, sentence, ref closed);

        // "¹ Data of 2021. ² Others.": marks that begin sentences in one text begin the next too.
        at = StartsWithMark(sentence) ? at : Spaced(CitationMarks(), at, ref marked);
        return PictographEnd(at) ?? at;
    }

    /// <summary>Index after emoticons or emoji that follow white space at an index; null where there are none.</summary>
    public int? PictographEnd(int at)
    {
        var first = SkipSpaces(at);
        if (first == at || first >= end)
        {
            return null;
        }

        if (Emoticon().Match(text, first, end - first) is { Success: true } emoticon)
        {
            return PictographEnd(first + emoticon.Length) ?? (first + emoticon.Length);
        }

        var after = leading ? first : Pictographs(first);
        return after > first && (after == end || char.IsWhiteSpace(text[after])) ? PictographEnd(after) ?? after : null;
    }

    private bool StartsWithMark(int sentence)
    {
        var first = SkipSpaces(sentence);
        return first < end && CitationMarks().Match(text, first, end - first) is { Success: true, Length: > 0 } && !char.IsLetterOrDigit(text[first]);
    }

    private int Pictographs(int at)
    {
        var first = at;
        while (at < end && Characters.At(text, at) is var point && (Characters.IsPictograph(point) || (at > first && (point is 0x200D or 0xFE0F))))
        {
            at += Characters.Width(point);
        }

        return Math.Min(at, end);
    }

    private int Emphasis(int at)
    {
        var after = at;
        while (after < end && text[after] is '*' or '_' or '~' or '`')
        {
            after++;
        }

        // At the end of a word: "**bold.** Then", and not "a.*b".
        return after == end || !Characters.IsLetterOrDigit(text, after) ? after : at;
    }

    private int Closers(int at, int sentence, ref bool closed)
    {
        while (at < end && (Characters.IsCloseBracket(text[at]) || (Characters.IsQuote(text[at]) && Closes(at, sentence))))
        {
            (at, closed) = (at + 1, true);
        }

        return at;
    }

    // A quotation mark that a letter follows opens in one language and closes in another: then it closes if one is open.
    private bool Closes(int at, int sentence)
    {
        var after = at + 1;
        if (after >= end || !Characters.IsLetterOrDigit(text, after) || text[at] is '\u300D' or '\u300F')
        {
            return true;
        }

        if (text[at] is '\u201D' or '\u2019')
        {
            return Inside(sentence, at).Contains(text[at] == '\u201D' ? '\u201C' : '\u2018');
        }

        return text[at] == '"' && Inside(sentence, at).Count('"') % 2 == 1;
    }

    // The sentence so far; of a very long one its last part.
    private ReadOnlySpan<char> Inside(int sentence, int at) => text.AsSpan(Math.Max(sentence, at - Reach), at - Math.Max(sentence, at - Reach));

    // French puts a space inside its quotation marks: "« Il dort. » Elle".
    private int SpacedCloser(int at, int sentence, ref bool closed)
    {
        var quote = SkipSpaces(at);
        if (quote == at || quote >= end || !(text[quote] is '\u00BB' or '\u203A' or '\u201D' or '"' or ')') || (quote + 1 < end && Characters.IsLetterOrDigit(text, quote + 1)))
        {
            return at;
        }

        var inside = Inside(sentence, at);
        var open = text[quote] switch
        {
            '\u00BB' => IsOpen('\u00AB', '\u00BB', at),
            '\u203A' => IsOpen('\u2039', '\u203A', at),
            '\u201D' => inside.Contains('\u201C'),
            ')' => inside.Contains('('),
            _ => inside.Count('"') % 2 == 1,
        };
        closed |= open;
        return open ? quote + 1 : at;
    }

    // A quotation may have begun sentences ago.
    private bool IsOpen(char opener, char closer, int at)
    {
        var block = text.AsSpan(Math.Max(start, at - Reach), at - Math.Max(start, at - Reach));
        return block.LastIndexOf(opener) > block.LastIndexOf(closer);
    }

    // "home.1 The": one to three digits at the end of a word, and not "No.1" or "3.14".
    private int FootnoteNumber(int stop, int at, ref bool marked)
    {
        if (marked || stop == 0 || !char.IsLower(text[stop - 1]) || (stop > 1 && !char.IsLetter(text[stop - 2])) || (stop > 2 && !char.IsLetter(text[stop - 3])))
        {
            return at;
        }

        return Match(FootnoteDigits(), at, ref marked);
    }

    private int Spaced(Regex pattern, int at, ref bool found)
    {
        var first = SkipSpaces(at);
        var matched = false;
        var after = first > at ? Match(pattern, first, ref matched) : at;
        var next = SkipSpaces(after);

        // "[1] Smith 2010" at the beginning of a line is an entry of its own.
        if (!matched || next == after || text.AsSpan(at, first - at).Contains('\n'))
        {
            return at;
        }

        found = true;
        return after;
    }

    private int Match(Regex pattern, int at, ref bool found)
    {
        if (at >= end || pattern.Match(text, at, end - at) is not { Success: true, Length: > 0 } match)
        {
            return at;
        }

        found = true;
        return at + match.Length;
    }

    private int SkipSpaces(int at)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    [GeneratedRegex(@"\G(?:\[(?:\^?\d{1,4}(?:\s?[,;\u2013\u2212-]\s?\d{1,4})*|[a-z]{1,2}|(?:note|nb|n|fn)\.?\s?\d{1,3}|citation needed|who\?|when\?)\](?::\s?\d+(?:[\u2013-]\d+)?)?|\((?:\d{1,3})\)(?=\s)|[\uFF3B\u3014\u3010]\s?\d{1,3}(?:\s?[,\u3001\uFF0C\u2013-]\s?\d{1,3})*\s?[\uFF3D\u3015\u3011]|[\u00B9\u00B2\u00B3\u2070-\u2079\u2020\u2021\u00A7]+|\{\d{1,3}\})+")]
    private static partial Regex CitationMarks();

    [GeneratedRegex(@"\G\d{1,3}(?:,\d{1,3})*(?=\s+\p{Lu}|\s*$)")]
    private static partial Regex FootnoteDigits();

    [GeneratedRegex(@"\G</?[A-Za-z][^<>\n]{0,60}>")]
    private static partial Regex HtmlTag();

    [GeneratedRegex(@"\G(?:[:;][-'^o]?[()\[\]DPpOo/\\|]{1,4}|[=8xX]-[()DP]|=[()DP]|:'\(|<3|\^_?\^|[xX]D|\\o/|\(:)(?=\s|$)")]
    private static partial Regex Emoticon();
}
