using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>
/// Which line breaks stand inside a paragraph. A break is one of wrapping when the next line's first word would not have fitted; when words go on across it it is one too.
/// Nothing depends on a certain column: the width is that of the longest line of the lines around.
/// </summary>
internal sealed partial class Wrapping
{
    private const int NarrowestWidth = 24;
    private const int NarrowestEastAsian = 10;
    private const int WidestWidth = 124;
    private const int Wide = 56;
    private const int ThaiWord = 12;
    private const double Share = 0.85;

    private readonly IReadOnlyList<TextLine> _lines;
    private readonly Func<TextLine, string> _content;
    private readonly LanguageRules _language;
    private readonly int[] _widths;
    private readonly bool[] _certain;

    /// <param name="lines">All lines.</param>
    /// <param name="content">What of a line counts: without quotation marks of mails.</param>
    /// <param name="language">Its function words end lines, not paragraphs.</param>
    public Wrapping(IReadOnlyList<TextLine> lines, Func<TextLine, string> content, LanguageRules language)
    {
        (_lines, _content, _language) = (lines, content, language);
        (_widths, _certain) = (new int[lines.Count], new bool[lines.Count]);
        for (var i = 0; i < lines.Count;)
        {
            var end = i;
            while (end < lines.Count && content(lines[end]).Length > 0)
            {
                end++;
            }

            Measure(i, end);
            i = end + 1;
        }
    }

    /// <summary>Whether a line goes on in the next one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="narrowest">Fewest characters of a column whose lines count as full.</param>
    public bool GoesOn(int line, int narrowest = NarrowestWidth)
    {
        string left = _content(_lines[line]), right = line + 1 < _lines.Count ? _content(_lines[line + 1]) : "";
        if (left.Length == 0 || right.Length == 0)
        {
            return false;
        }

        var first = FirstLetter(right);
        if (char.IsLower(first) || IsOpen(left) || "([{,;\u060C\u3001\uFF0C".Contains(left[^1], StringComparison.Ordinal) || (Characters.IsDash(left[^1]) && left.Length > 1 && char.IsLetter(left[^2])))
        {
            return left[^1] is not (':' or '\uFF1A') || IsFull(line, left, right, narrowest);
        }

        var last = left[(left.LastIndexOf(' ') + 1)..];
        if (char.IsLower(last[0]) && _language.IsStopWord(last.ToLowerInvariant()) && !(char.IsUpper(first) && _language.Has("final", last)))
        {
            return true;
        }

        if (!IsFull(line, left, right, narrowest) || (Time().IsMatch(left) && Time().IsMatch(right)))
        {
            return false;
        }

        return EndsSentence(left) || _certain[line] || !_language.IsStarter(FirstWord(right));
    }

    /// <summary>Whether a line ends with a mark that ends sentences, before closing quotes and brackets.</summary>
    public static bool EndsSentence(string line)
    {
        var end = line.Length;
        if (CitationMarks().Match(line) is { Success: true } marks)
        {
            end = marks.Index;
        }

        while (end > 0 && (Characters.IsQuote(line[end - 1]) || Characters.IsCloseBracket(line[end - 1]) || line[end - 1] is '*' or '_' || char.IsWhiteSpace(line[end - 1])))
        {
            end--;
        }

        return end > 0 && Characters.IsTerminal(line[end - 1]);
    }

    private void Measure(int start, int end)
    {
        if (end - start < 2)
        {
            return;
        }

        var width = Enumerable.Range(start, end - start).Max(i => _content(_lines[i]).Length);
        Array.Fill(_widths, width, start, end - start);
        var full = Enumerable.Range(start, end - start - 1).Count(i => IsFull(i, _content(_lines[i]), _content(_lines[i + 1])));
        var breaks = end - start - 1;
        var east = IsEastAsian(_content(_lines[start]));
        Array.Fill(_certain, full >= Share * breaks && (breaks >= 4 || (breaks >= 2 && (width >= Wide || east))), start, end - start);
    }

    private bool IsFull(int line, string left, string right, int narrowest = NarrowestWidth)
    {
        var width = _widths[line];
        if (IsEastAsian(right) && IsEastAsian(left))
        {
            return width >= NarrowestEastAsian && left.Length + 2 > width;
        }

        var word = Characters.IsThai(right[0]) ? ThaiWord : FirstWord(right).Length;
        return width >= narrowest && width <= WidestWidth && left.Length + 1 + word > width;
    }

    private static bool IsEastAsian(string text) => Characters.IsEastAsian(Characters.At(text, 0)) || (text.Length > 1 && Characters.IsEastAsian(text[^1]));

    private static string FirstWord(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', '\t');
        return (end < 0 ? text : text[..end]).Trim('"', '\u201C', '\u201E', '(', ',', '.');
    }

    [GeneratedRegex(@"(?:\[[^\]\s]{1,12}\]|[\u00B9\u00B2\u00B3\u2070-\u2079]+)+$")]
    private static partial Regex CitationMarks();

    /// <summary>"09:15 Report": a line of an agenda.</summary>
    [GeneratedRegex(@"^\d{1,2}[:.]\d{2}\s")]
    private static partial Regex Time();

    private static char FirstLetter(string text) => text.FirstOrDefault(char.IsLetterOrDigit);

    // A bracket that is still open.
    private static bool IsOpen(string text) => text.LastIndexOf('(') > text.LastIndexOf(')') && text.LastIndexOf('(') > 0;
}
