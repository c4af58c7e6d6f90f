namespace Summarizer.TextModel;

/// <summary>Brackets of a block, and the corner quotes of East Asia, by their pairs. What stands in brackets inside a sentence is not cut.</summary>
internal sealed class BracketPairs
{
    // Longer ones are probably not closed by the bracket that was found.
    private const int Longest = 400;

    private const string Openers = "([{\uFF08\u3010\u300C\u300E\u300A\u3014\u201C";
    private const string Closers = ")]}\uFF09\u3011\u300D\u300F\u300B\u3015\u201D";

    private readonly List<(int Open, int Close)> _pairs = [];
    private readonly Dictionary<int, int> _openers = [];

    public BracketPairs(string text, int start, int end)
    {
        var open = new Stack<int>();
        for (var i = start; i < end; i++)
        {
            if (Openers.Contains(text[i], StringComparison.Ordinal))
            {
                // ":(" is no bracket.
                if (i == start || text[i - 1] is not (':' or ';'))
                {
                    open.Push(i);
                }
            }
            else if (Closers.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var kind)
            {
                while (open.TryPop(out var at))
                {
                    if (text[at] == Openers[kind])
                    {
                        Add(text, at, i);
                        break;
                    }
                }
            }
        }

        _pairs.Sort();
    }

    /// <summary>Whether a position lies between brackets that were opened after another position.</summary>
    public bool Encloses(int position, int openedAfter)
    {
        // No pair is longer than the longest, so only those that open shortly before count.
        var first = _pairs.BinarySearch((Math.Max(openedAfter, position - Longest), 0));
        for (var i = first < 0 ? ~first : first; i < _pairs.Count && _pairs[i].Open <= position; i++)
        {
            if (_pairs[i].Close > position)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the bracket that closes at a position opens, or -1.</summary>
    public int OpenerOf(int close) => _openers.GetValueOrDefault(close, -1);

    // Curly quotes hold whole paragraphs of speech in Latin scripts; there their sentences are sentences.
    private void Add(string text, int open, int close)
    {
        if (close - open <= Longest && (text[open] != '\u201C' || (open + 1 < close && Characters.IsEastAsian(Characters.At(text, open + 1)))))
        {
            _pairs.Add((open, close));
            _openers[close] = open;
        }
    }
}
