using System.Text.RegularExpressions;

namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>Finds a document that marks set apart: fences, quotation marks, tags, rules, BEGIN and END.</summary>
internal static partial class DelimitedText
{
    // What stands before the opening mark is an instruction, and nobody writes long ones.
    private const int LongestOutside = 6_000;
    private const int MostTags = 8;

    /// <summary>All stretches between marks that could be a document, with what stands outside.</summary>
    public static IEnumerable<(string Inside, string Outside)> Find(string text)
    {
        foreach (var (open, close) in Marks(text))
        {
            if (open.End <= close.Start && open.Start + text.Length - close.End <= LongestOutside && text[open.End..close.Start].Trim() is { Length: > 0 } inside)
            {
                yield return (inside, (text[..open.Start] + "\n\n" + text[close.End..]).Trim());
            }
        }
    }

    private static IEnumerable<(Stretch Open, Stretch Close)> Marks(string text)
    {
        foreach (var mark in (string[])["\"\"\"", "'''", "```", "~~~"])
        {
            if (Pair(text, mark) is { } pair)
            {
                yield return pair;
            }
        }

        foreach (var tag in Tag().Matches(text[..Math.Min(text.Length, LongestOutside)]).DistinctBy(t => t.Groups["name"].Value).Take(MostTags))
        {
            var end = $"</{tag.Groups["name"].Value}>";
            if (text.LastIndexOf(end, StringComparison.OrdinalIgnoreCase) is var at && at > tag.Index)
            {
                yield return (Of(tag), new(at, at + end.Length));
            }
        }

        // The first and the last line of each kind.
        if (Begin().Match(text) is { Success: true } begin && End().Matches(text) is [.., var finish] && finish.Index > begin.Index)
        {
            yield return (Of(begin), Of(finish));
        }

        if (Rule().Matches(text) is [var first, .., var last])
        {
            yield return (Of(first), Of(last));
        }

        if (!text.Contains("\"\"\"", StringComparison.Ordinal) && Quote().Match(text) is { Success: true } quote && CloseQuote(text, quote) is { } close)
        {
            yield return (Of(quote), close);
        }
    }

    private static (Stretch Open, Stretch Close)? Pair(string text, string mark)
    {
        var first = text.IndexOf(mark, StringComparison.Ordinal);
        var last = text.LastIndexOf(mark, StringComparison.Ordinal);
        if (first < 0 || last <= first)
        {
            return null;
        }

        // A fence may name a language in its line.
        var line = text.IndexOf('\n', first);
        var end = mark is "```" or "~~~" && line > 0 && line < last && line - first < 24 && !text[(first + mark.Length)..line].Contains(' ', StringComparison.Ordinal)
            ? line
            : first + mark.Length;
        return (new(first, end), new(last, last + mark.Length));
    }

    private static Stretch? CloseQuote(string text, Match open)
    {
        var mark = open.Value.TrimStart()[0] switch { '“' => '”', '«' => '»', '„' => '“', var same => same };
        var last = text.LastIndexOf(mark);
        return last > open.Index + open.Length && (last + 1 == text.Length || text[last + 1] is '\n' or '\r') ? new(last, last + 1) : null;
    }

    private static Stretch Of(Match match) => new(match.Index, match.Index + match.Length);

    [GeneratedRegex(@"^[ \t]*<(?<name>[A-Za-z][\w-]{0,40})(\s[^<>]{0,80})?>", RegexOptions.Multiline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[^\w\n]{0,12}(BEGIN|START)\b[^\n]{0,60}$", RegexOptions.Multiline)]
    private static partial Regex Begin();

    [GeneratedRegex(@"^[^\w\n]{0,12}END\b[^\n]{0,60}$", RegexOptions.Multiline)]
    private static partial Regex End();

    [GeneratedRegex(@"^[ \t]*(-{3,}|={3,}|\*{3,}|#{3,}|_{3,}|~{4,}|\+{3,})[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex Rule();

    // A quotation mark at the start of a line, after an instruction.
    [GeneratedRegex(@"(?<=[\n:])\s*[""“«„]", RegexOptions.None)]
    private static partial Regex Quote();

    /// <summary>A stretch of characters.</summary>
    private readonly record struct Stretch(int Start, int End);
}
