namespace Summarizer.Pointer.Features;

/// <summary>Counts of what a sentence is made of.</summary>
internal readonly record struct SentenceWords
{
    /// <summary>Words between white space.</summary>
    public int Words { get; private init; }

    /// <summary>Numbers in digits.</summary>
    public int Digits { get; private init; }

    /// <summary>Numbers in words.</summary>
    public int Numbers { get; private init; }

    /// <summary>Capitalized words after the first, other than those that stand after a full stop.</summary>
    public int Names { get; private init; }

    public int Times { get; private init; }

    public int Amounts { get; private init; }

    public int Decisions { get; private init; }

    public int Findings { get; private init; }

    public int Aims { get; private init; }

    public int Speaking { get; private init; }

    public int Filling { get; private init; }

    public int Denials { get; private init; }

    /// <summary>Words that point to something near: an example, a figure, the next step.</summary>
    public int Pointing { get; private init; }

    /// <summary>Words of a page about itself.</summary>
    public int Page { get; private init; }

    /// <summary>Whether it leans on the sentence before it.</summary>
    public bool Leans { get; private init; }

    public static SentenceWords Of(ReadOnlySpan<char> sentence)
    {
        var counts = default(SentenceWords);
        var afterStop = true;
        foreach (var range in sentence.SplitAny(' ', '\n', '\r', '\t', '\u00a0'))
        {
            var token = sentence[range];
            if (token.IsEmpty)
            {
                continue;
            }

            counts = counts.With(token, first: counts.Words == 0, afterStop);
            afterStop = token[^1] is '.' or '!' or '?' or ':';
        }

        return counts;
    }

    private SentenceWords With(ReadOnlySpan<char> token, bool first, bool afterStop)
    {
        var core = token.Trim("\"'()[]{}.,;:!?\u2018\u2019\u201c\u201d\u2026*_`");
        var word = core.ToString().Replace('\u2019', '\'').ToLowerInvariant();
        return this with
        {
            Words = Words + 1,
            Digits = Digits + (core.IndexOfAnyInRange('0', '9') >= 0 ? 1 : 0),
            Numbers = Numbers + In(Cues.Numbers, word),
            Names = Names + (!first && !afterStop && core.Length > 1 && char.IsUpper(core[0]) && word != "i'm" && word != "i'll" && word != "i've" ? 1 : 0),
            Times = Times + In(Cues.Times, word),
            Amounts = Amounts + Math.Max(In(Cues.Amounts, word), token.IndexOfAny("€$£%") >= 0 ? 1 : 0),
            Decisions = Decisions + In(Cues.Decisions, word),
            Findings = Findings + In(Cues.Findings, word),
            Aims = Aims + In(Cues.Aims, word),
            Speaking = Speaking + In(Cues.Speaking, word),
            Filling = Filling + In(Cues.Filling, word),
            Denials = Denials + In(Cues.Denials, word),
            Pointing = Pointing + In(Cues.Pointing, word),
            Page = Page + In(Cues.Page, word),
            Leans = first ? Cues.Leaning.Contains(word) : Leans,
        };
    }

    private static int In(System.Collections.Frozen.FrozenSet<string> cues, string word) => cues.Contains(word) ? 1 : 0;
}
