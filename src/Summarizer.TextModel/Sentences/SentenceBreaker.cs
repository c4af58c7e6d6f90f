namespace Summarizer.TextModel;

/// <summary>Cuts the content of a block into sentences.</summary>
/// <param name="text">Text of the document.</param>
/// <param name="language">Data of its language.</param>
internal sealed class SentenceBreaker(string text, LanguageRules language)
{
    private const int EnoughLetters = 30;

    private readonly bool _uncased = IsUncased(text);
    private readonly bool _ownStops = text.AsSpan().IndexOfAny('\u0964', '\u06D4') >= 0;
    private readonly AbbreviationFinder _abbreviations = new(text, language, IsUncased(text));

    /// <summary>Sentences between two indices, without white space around them; none is without a letter, digit or sign that a reader sees.</summary>
    public IEnumerable<(int Start, int End)> Between(int start, int end)
    {
        var sentences = new List<(int Start, int End)>();
        var from = start;
        foreach (var boundary in Boundaries(start, end))
        {
            Add(from, boundary, sentences);
            from = boundary;
        }

        Add(from, end, sentences);
        return sentences;
    }

    /// <summary>All between two indices as one sentence; none where there is nothing to see.</summary>
    public IEnumerable<(int Start, int End)> Whole(int start, int end)
    {
        var sentences = new List<(int Start, int End)>();
        Add(start, end, sentences);
        return sentences;
    }

    private IEnumerable<int> Boundaries(int start, int end)
    {
        var finder = new StopFinder(text, start, end, LeadsWithPictograph(start, end));
        var rules = new SentenceRules(text, end, language, new BracketPairs(text, start, end), _abbreviations, _uncased, _ownStops);
        var (sentence, from, spaces) = (start, start, start);
        while (finder.Next(from, sentence) is { } stop)
        {
            foreach (var space in Thai(sentence, Math.Max(sentence, spaces), stop.Start, end))
            {
                yield return sentence = space;
            }

            spaces = stop.Start;

            if (rules.Ends(sentence, stop) && stop.Next < end)
            {
                yield return stop.Next;
                sentence = stop.Next;
            }

            from = Math.Max(stop.Tail, stop.Start + 1);
        }

        foreach (var space in Thai(sentence, Math.Max(sentence, spaces), end, end))
        {
            yield return sentence = space;
        }
    }

    private IEnumerable<int> Thai(int sentence, int from, int to, int end)
    {
        for (var i = from; i < to; i++)
        {
            if (char.IsWhiteSpace(text[i]) && i > 0 && i + 1 < end && (Characters.IsThai(text[i + 1]) || (i + 2 < end && Characters.IsThai(text[i + 2]))) && ThaiSpaces.Ends(text, sentence, i, end, LanguageRules.For("th")))
            {
                yield return sentence = i + 1;
            }
        }
    }

    private void Add(int start, int end, List<(int Start, int End)> sentences)
    {
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        if (start == end)
        {
            return;
        }

        // What holds no word belongs to the sentence before it: a lone "!" or emoji.
        if (sentences.Count > 0 && !Characters.HasWord(text, start, end))
        {
            sentences[^1] = (sentences[^1].Start, end);
        }
        else
        {
            sentences.Add((start, end));
        }
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\uFEFF' or '\u200B';

    private bool LeadsWithPictograph(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start < end && Characters.IsPictograph(Characters.At(text, start));
    }

    // Chats are often written without any capital.
    private static bool IsUncased(string text)
    {
        var lower = 0;
        foreach (var c in text)
        {
            if (char.IsUpper(c))
            {
                return false;
            }

            lower += char.IsLower(c) ? 1 : 0;
        }

        return lower >= EnoughLetters;
    }
}
