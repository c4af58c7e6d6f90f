namespace Summarizer.TextModel;

/// <summary>What follows a possible end of a sentence.</summary>
internal readonly ref struct Following
{
    private const int LongestDirection = 30;

    private readonly string _text;
    private readonly int _end;

    /// <param name="text">Text of the document.</param>
    /// <param name="next">First character after white space.</param>
    /// <param name="end">End of the block.</param>
    public Following(string text, int next, int end)
    {
        (_text, _end, Next) = (text, end, next);
        LabelEnd = Label(next);
        First = FirstOfWord(LabelEnd ?? next);
        var last = First;
        while (last < end && (Characters.IsLetterOrDigit(text, last) || Characters.IsIgnorable(text[last]) || (text[last] is '\'' or '\u2019' && last + 1 < end && char.IsLetter(text[last + 1]))))
        {
            last += Characters.Width(Characters.At(text, last));
        }

        Word = text.AsSpan(First, Math.Max(0, Math.Min(last, end) - First));
    }

    public int Next { get; }

    /// <summary>First letter or digit; the end of the block where there is none.</summary>
    public int First { get; }

    /// <summary>After the label of an entry ("a) ", "(ii) "), or null.</summary>
    public int? LabelEnd { get; }

    /// <summary>The first word; empty where there is none.</summary>
    public ReadOnlySpan<char> Word { get; }

    public bool IsDigit => First < _end && char.IsDigit(_text[First]);

    /// <summary>A small letter, except of names such as "iPhone".</summary>
    public bool IsLower => First < _end && char.IsLower(_text[First]) && !IsDirection && !(Word.Length > 1 && Word[..Math.Min(Word.Length, 4)].ContainsAnyInRange('A', 'Z')) && !IsAddress;

    /// <summary>Whether a full stop follows the word at once.</summary>
    public bool IsAbbreviated => First + Word.Length is var after && Word.Length > 0 && after < _end && _text[after] == '.';

    /// <summary>"[pause] Nobody", "(laughs) Well": a remark on how it is said, before a capital.</summary>
    private bool IsDirection
    {
        get
        {
            if (Next >= _end || _text[Next] is not ('[' or '('))
            {
                return false;
            }

            var close = _text.AsSpan(Next, Math.Min(LongestDirection, _end - Next)).IndexOf(_text[Next] == '[' ? ']' : ')');
            var after = Next + close + 2;
            return close > 0 && after < _end && _text[after - 1] == ' ' && char.IsUpper(_text[after]);
        }
    }

    /// <summary>"www.example.org", "ann@example.org": always written small, so that its first letter tells nothing.</summary>
    public bool IsAddress
    {
        get
        {
            var rest = _text.AsSpan(Next, _end - Next);
            var space = rest.IndexOfAny(' ', '\n', '\t');
            var token = space < 0 ? rest : rest[..space];
            return token.StartsWith("www.", StringComparison.Ordinal) || token.StartsWith("http", StringComparison.Ordinal) || token.IndexOf('@') > 0;
        }
    }

    /// <summary>"I", "XIV": letters that may be a number.</summary>
    public bool IsRoman => Word.Length > 0 && !Word.ContainsAnyExcept("IVXLC");

    /// <summary>One capital alone: "Sect. B".</summary>
    public bool IsLetter => Word.Length == 1 && char.IsUpper(Word[0]);

    /// <summary>"'s Avonds" begins a Dutch sentence.</summary>
    public bool IsDutchClitic => Next + 3 < _end && _text[Next] is '\'' or '\u2019' && _text[Next + 1] is 's' or 't' or 'n' or 'k' or 'm' && _text[Next + 2] == ' ' && char.IsUpper(_text[Next + 3]);

    private int FirstOfWord(int from)
    {
        for (var i = from; i < _end; i++)
        {
            if (Characters.IsLetterOrDigit(_text, i))
            {
                return i;
            }
        }

        return _end;
    }

    private int? Label(int at)
    {
        var open = at < _end && _text[at] == '(';
        var start = at + (open ? 1 : 0);
        var last = start;
        while (last < _end && last - start < 4 && char.IsAsciiLetterOrDigit(_text[last]))
        {
            last++;
        }

        var label = _text.AsSpan(start, last - start);
        var known = label.Length == 1 || (label.Length > 0 && (!label.ContainsAnyExceptInRange('0', '9') || !label.ContainsAnyExcept("ivx")));
        return known && last + 1 < _end && _text[last] == ')' && char.IsWhiteSpace(_text[last + 1]) ? last + 2 : null;
    }
}
