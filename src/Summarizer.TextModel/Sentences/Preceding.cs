namespace Summarizer.TextModel;

/// <summary>The word before a full stop.</summary>
internal readonly ref struct Preceding
{
    private readonly string _text;
    private readonly int _sentence;

    /// <param name="text">Text of the document.</param>
    /// <param name="stop">Index of the full stop.</param>
    /// <param name="sentence">Where the sentence begins.</param>
    public Preceding(string text, int stop, int sentence)
    {
        (_text, _sentence, Stop) = (text, sentence, stop);
        Start = WordStart(stop);
    }

    public int Stop { get; }

    /// <summary>First character of the word.</summary>
    public int Start { get; }

    public string Word => _text[Start..Stop];

    public bool IsNumber => Stop > Start && !Word.Any(c => !char.IsDigit(c));

    public bool IsRoman => Stop > Start && !_text.AsSpan(Start, Stop - Start).ContainsAnyExcept("IVXLC");

    public bool IsLetter => Stop - Start == 1 && char.IsLetter(_text[Start]);

    /// <summary>"U.S", "p.m", "z.B": letters with full stops between them.</summary>
    public bool IsDotted => Stop - Start >= 3 && Dotted(_text.AsSpan(Start, Stop - Start));

    /// <summary>Whether nothing stands before the word in its sentence but brackets and quotes.</summary>
    public bool IsFirst => !Characters.HasWord(_text, _sentence, Start);

    /// <summary>Whether a colon or semicolon stands before the word: "Results: 1. The".</summary>
    public bool FollowsColon => PreviousEnd is var end && end > _sentence && _text[end - 1] is ':' or ';' or '\uFF1A';

    /// <summary>Whether a comma stands before the word.</summary>
    public bool FollowsComma => PreviousEnd is var end && end > _sentence && _text[end - 1] == ',';

    /// <summary>The word before, or an empty one.</summary>
    public string Previous
    {
        get
        {
            var end = PreviousEnd;
            var stop = end > _sentence && Characters.IsFullStop(_text[end - 1]) ? end - 1 : end;
            var start = WordStart(stop);
            return _text[start..stop];
        }
    }

    /// <summary>The word with those before it that end in full stops too, without spaces: "z.B" of "z. B.". The longest first.</summary>
    public IEnumerable<string> Chains
    {
        get
        {
            var (text, sentence, stop) = (_text, _sentence, Stop);
            return ChainsOf(text, sentence, Start, stop);
        }
    }

    /// <summary>Whether a number stands before, or before abbreviations that stand before: "480 r. p.n.e.".</summary>
    public bool FollowsQuantity
    {
        get
        {
            var end = PreviousEnd;
            for (var links = 0; links < 3; links++)
            {
                var abbreviated = end > _sentence && Characters.IsFullStop(_text[end - 1]);
                var stop = abbreviated ? end - 1 : end;
                var start = WordStart(stop);
                var word = _text.AsSpan(start, stop - start);
                if (word.Length > 0 && (char.IsDigit(word[^1]) || !word.ContainsAnyExcept("IVXLC")))
                {
                    return true;
                }

                if (!abbreviated || word.Length is 0 or > 5)
                {
                    return false;
                }

                end = start;
                while (end > _sentence && char.IsWhiteSpace(_text[end - 1]))
                {
                    end--;
                }
            }

            return false;
        }
    }

    /// <summary>Whether at most two words stand before it in its sentence.</summary>
    public bool IsOpening => _text[_sentence..Start].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= 2;

    /// <summary>Whether a number with a full stop of its own stands before: "5" of "3. 5.".</summary>
    public bool FollowsNumber => PreviousEnd is var end && end - 2 >= _sentence && Characters.IsFullStop(_text[end - 1]) && char.IsDigit(_text[end - 2]);

    /// <summary>Whether a single letter with a full stop stands before, after at most one space.</summary>
    public bool IsInChain => Chains.Any();

    private int PreviousEnd
    {
        get
        {
            var end = Start;
            while (end > _sentence && char.IsWhiteSpace(_text[end - 1]))
            {
                end--;
            }

            return end;
        }
    }

    private static List<string> ChainsOf(string text, int sentence, int start, int stop)
    {
        var chains = new List<string>();
        var chain = text[start..stop];
        for (var links = 0; links < 3 && LinkEnd(text, sentence, start) is { } end; links++)
        {
            var first = end;
            while (first > sentence && end - first < 5 && (char.IsLetter(text[first - 1]) || text[first - 1] == '.'))
            {
                first--;
            }

            if (first == end)
            {
                break;
            }

            chain = text[first..end] + "." + chain;
            chains.Insert(0, chain);
            start = first;
        }

        return chains;
    }

    // Where the word before ends that has a full stop of its own; in Urdu no space need follow it.
    private static int? LinkEnd(string text, int sentence, int start) => start - 2 < sentence ? null
        : char.IsWhiteSpace(text[start - 1]) && (Characters.IsFullStop(text[start - 2]) || text[start - 2] == '\u06D4') ? start - 2
        : text[start - 1] == '\u06D4' ? start - 1
        : null;

    private static bool Dotted(ReadOnlySpan<char> word)
    {
        foreach (var part in word.Split('.'))
        {
            var letters = word[part].TrimStart('-');
            if (letters.IsEmpty || !char.IsLetter(letters[0]) || !AreMarks(letters[1..]))
            {
                return false;
            }
        }

        return word.Contains('.');
    }

    private static bool AreMarks(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsPunctuation(c))
            {
                return false;
            }
        }

        return true;
    }

    private int WordStart(int end)
    {
        var start = end;
        while (start > _sentence && !char.IsWhiteSpace(_text[start - 1]) && !IsBreak(_text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static bool IsBreak(char c) => c is '\u06D4' or '/' or '*' or '_' or '\u2014' or '\u2013' or ',' or ';' or '>' || (c is not '\'' and not '\u2019' && Characters.IsQuote(c))
        || Characters.IsOpenBracket(c) || Characters.IsCloseBracket(c);
}
