using System.Buffers;

namespace Summarizer.TextModel;

/// <summary>
/// Whether a place ends a sentence. The frame is that of UAX #29 (SB6 to SB11): no end before a small letter, before what continues, inside numbers and words; an end after every other terminal.
/// Added to it: abbreviations, labels, ordinals, names with marks, brackets, direct speech, scripts without spaces.
/// </summary>
/// <param name="text">Text of the document.</param>
/// <param name="end">End of the block.</param>
/// <param name="language">Data of the text's language.</param>
/// <param name="brackets">Brackets of the block.</param>
/// <param name="abbreviations">Abbreviations of the text.</param>
/// <param name="uncased">Whether the text is written without capitals.</param>
/// <param name="ownStops">Whether the text has full stops of its script, such as the danda, so that a point is none.</param>
internal sealed class SentenceRules(string text, int end, LanguageRules language, BracketPairs brackets, AbbreviationFinder abbreviations, bool uncased, bool ownStops)
{
    private const string FinalParticles = "了吧呢吗啊呀哦嘛嗎るただすねよ";
    private const int FewWords = 3;
    private const int LongestThai = 5;
    private const int Reach = 60;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create(".!?,;:");

    /// <summary>Whether the sentence that begins at an index ends at a place.</summary>
    public bool Ends(int sentence, in Stop stop)
    {
        if (stop.Next >= end)
        {
            return true;
        }

        var next = new Following(text, stop.Next, end);
        if (next.First >= end || !Characters.HasWord(text, sentence, stop.Start))
        {
            return false;
        }

        if (stop.IsPictograph)
        {
            return !next.IsLower && (text[stop.Start - 1] < 0x80 || language.IsStarter(next.Word.ToString()));
        }

        if (brackets.Encloses(stop.Tail - 1, FirstContent(sentence)) || (Characters.Continues(text[stop.Next]) && next.LabelEnd is null) || Characters.IsCloseBracket(text[stop.Next]))
        {
            return false;
        }

        if (!stop.IsSpaced && !EndsWithoutSpace(sentence, stop, next))
        {
            return false;
        }

        return !EastAsianSpeech.Continues(text, sentence, stop, end, brackets) && !CaselessSpeech.Continues(text, FirstContent(sentence), stop, next, end, language) && EndsBefore(sentence, stop, next);
    }

    private bool EndsBefore(int sentence, in Stop stop, in Following next)
    {
        var single = stop.End - stop.Start == 1 && (Characters.IsFullStop(text[stop.Start]) || text[stop.Start] == '\u06D4');
        if (next.IsLower && !uncased && next.LabelEnd is null && !next.IsDutchClitic)
        {
            return !single && !stop.Closed && EndsBeforeLower(sentence, stop, next);
        }

        // "bread, milk ... etc." goes on in every language.
        if (next.IsAbbreviated && language.AbbreviationOf(next.Word.ToString()).HasFlag(AbbreviationKinds.List))
        {
            return false;
        }

        if (single && IsNoEnd(new Preceding(text, stop.Start, sentence), stop))
        {
            return false;
        }

        if (single && FullStopRules.Ends(text, new Preceding(text, stop.Start, sentence), next, language, abbreviations) is { } ends)
        {
            return ends;
        }

        if (text[stop.Start] is '!' or '?')
        {
            return !IsName(sentence, stop, next) && !(stop.Closed && Characters.IsQuote(text[FirstContent(sentence)]) && IsSpeechBy(next));
        }

        return !IsSpacedEllipsis(stop, next);
    }

    // Hindi and Urdu end sentences with marks of their own, Thai with spaces: there a point abbreviates. A number sign never begins a sentence.
    private bool IsNoEnd(in Preceding word, in Stop stop) => text[stop.Next] == '\u2116' || (stop.Start > 0 && text[stop.Start] == '.' && ((ownStops && text[stop.Start - 1] is >= '\u0590' and < '\u2000') || (Characters.IsThai(text[stop.Start - 1]) && word.Stop - word.Start <= LongestThai)));

    // A full stop needs white space; the marks of other scripts do not, nor does what follows a citation mark.
    private bool EndsWithoutSpace(int sentence, in Stop stop, in Following next)
    {
        var last = text[stop.End - 1];
        if (Characters.NeedsNoSpace(last) || Characters.NeedsNoSpace(text[stop.Start]))
        {
            return !(Characters.IsFullStop(last) && next.IsDigit);
        }

        if (stop.Marked)
        {
            return !next.IsLower;
        }

        if (stop.Start > 0 && Characters.IsEastAsian(text[stop.Start - 1]) && Characters.IsEastAsian(Characters.At(text, next.First)) && !Characters.IsEllipsis(text[stop.Start]))
        {
            return true;
        }

        if (Characters.IsEllipsis(last) && IsAfterParticle(stop) && Characters.IsEastAsian(Characters.At(text, next.First)))
        {
            return true;
        }

        // "the sea.The crew": a missing space, and not "example.Com" or "System.Text".
        var word = new Preceding(text, stop.Start, sentence).Word;
        return stop.Tail == stop.End && next.First == stop.Next && next.Word.Length > 1 && word.Length > 2 && word.All(char.IsLetter) && char.IsLower(word[^1])
            && char.IsUpper(next.Word[0]) && (text[stop.Start] != '.' || language.IsStarter(next.Word.ToString())) && !next.Word[1..].ContainsAnyInRange('A', 'Z');
    }

    // "Are you coming? let me know", but "Yahoo! announced", "Why? and how?".
    private bool EndsBeforeLower(int sentence, in Stop stop, in Following next)
    {
        var from = Math.Max(sentence, stop.Start - Reach);
        var words = text[from..stop.Start].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (text[stop.Start] is not ('!' or '?') || text[stop.Next] != text[next.First] || HasName(sentence, stop) || language.Has("speech", next.Word.ToString()) || next.Word is "and" or "or" or "but")
        {
            return false;
        }

        // "Seriously?? ok": who writes so ends a sentence, unless somebody says it.
        return stop.End - stop.Start > 1 ? !IsSpeechBy(next) : words >= FewWords && language.IsStarter(next.Word.ToString());
    }

    private bool IsName(int sentence, in Stop stop, in Following next) => HasName(sentence, stop) && !language.IsStarter(next.Word.ToString());

    private bool HasName(int sentence, in Stop stop) => new Preceding(text, stop.Start, sentence).Word is { Length: > 0 } word && language.Has("name", word + text[stop.Start]);

    // "“Stop!” Anna said."
    private bool IsSpeechBy(in Following next)
    {
        var rest = text.AsSpan(next.First, Math.Min(40, end - next.First));
        var stop = rest.IndexOfAny(Punctuation);
        var words = rest[..(stop < 0 ? rest.Length : stop)].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Skip(1).Take(2).Any(w => language.Has("speech", w));
    }

    // "Er hatte ... Hunde": an omission inside a sentence, where nouns have capitals.
    private bool IsSpacedEllipsis(in Stop stop, in Following next)
    {
        var ellipsis = Characters.IsEllipsis(text[stop.Start]) || stop.End - stop.Start > 1;
        if (!ellipsis)
        {
            return false;
        }

        // "下降了……原因": after a particle that ends sentences it ends one too.
        var east = Characters.IsEllipsis(text[stop.End - 1]) && !stop.IsSpaced && !IsAfterParticle(stop);
        var spaced = stop.Start > 0 && char.IsWhiteSpace(text[stop.Start - 1]);
        return east || (spaced && language.Language == "de" && !language.IsStarter(next.Word.ToString()));
    }

    private bool IsAfterParticle(in Stop stop) => stop.Start > 0 && FinalParticles.Contains(text[stop.Start - 1], StringComparison.Ordinal);

    private int FirstContent(int sentence)
    {
        while (sentence < end && (char.IsWhiteSpace(text[sentence]) || Characters.IsIgnorable(text[sentence])))
        {
            sentence++;
        }

        return sentence;
    }
}
