namespace Summarizer.TextModel;

/// <summary>Whether a single full stop ends a sentence, by the word before it and what follows: abbreviations, initials, labels, ordinals and dates.</summary>
internal static class FullStopRules
{
    private const int LongestLabel = 3;

    /// <summary>True or false where a rule decides; null for an ordinary word.</summary>
    public static bool? Ends(string text, in Preceding word, in Following next, LanguageRules language, AbbreviationFinder abbreviations)
    {
        if (word.Stop == word.Start)
        {
            return null;
        }

        if (word.IsNumber || (word.IsRoman && word.Word.Length > 1))
        {
            return NumberEnds(text, word, next, language);
        }

        var starter = language.IsStarter(next.Word.ToString());
        if (word.IsLetter && (word.IsFirst || word.FollowsColon) && !starter)
        {
            // "a. It is cheap", "A. Smith".
            return false;
        }

        if (KindsOf(word, language, abbreviations) is var kinds && kinds != AbbreviationKinds.None)
        {
            return AbbreviationEnds(text, word, kinds, next, starter, language);
        }

        // "Hans-J. Vogel"
        if (word.Word is [.., '-', var initial] && char.IsUpper(initial))
        {
            return language.IsStopWord(next.Word.ToString().ToLowerInvariant());
        }

        if (word.IsDotted || word.IsInChain)
        {
            return word.IsInChain && !word.IsDotted && !word.IsLetter ? null : starter && !IsLink(text, next);
        }

        return word.IsLetter ? LetterEnds(text, word, next, starter, language) : null;
    }

    private static AbbreviationKinds KindsOf(in Preceding word, LanguageRules language, AbbreviationFinder abbreviations)
    {
        foreach (var chain in word.Chains)
        {
            if (language.AbbreviationOf(chain) is var kinds && kinds != AbbreviationKinds.None)
            {
                return kinds;
            }
        }

        var own = abbreviations.Of(word.Word);
        if (own == AbbreviationKinds.None && word.Word.LastIndexOfAny(['\'', '\u2019', '-']) is > 0 and var cut && word.Word.Length - cut > 2)
        {
            own = language.AbbreviationOf(word.Word[(cut + 1)..]);
        }

        var last = word.Word;
        return own == AbbreviationKinds.None && language.Words("suffix").Any(s => last.EndsWith(s, StringComparison.Ordinal)) ? AbbreviationKinds.Number : own;
    }

    private static bool AbbreviationEnds(string text, in Preceding word, AbbreviationKinds kinds, in Following next, bool starter, LanguageRules language)
    {
        var afterNumber = word.FollowsQuantity;
        if (afterNumber && kinds.HasFlag(AbbreviationKinds.Unit))
        {
            // "1.5 deg. C."
            return !next.IsDigit && !(next.IsLetter && IsLink(text, next));
        }

        if (kinds.HasFlag(AbbreviationKinds.Year))
        {
            // "W XIX w. Łódź": so few words are no sentence yet.
            return !next.IsDigit && !IsLink(text, next) && !word.IsOpening && (afterNumber || (starter && kinds.HasFlag(AbbreviationKinds.Ends)));
        }

        if ((kinds & (AbbreviationKinds.Title | AbbreviationKinds.Always)) != 0)
        {
            // "7 Oak Dr. They": a street, where a title would have a name behind it.
            return kinds.HasFlag(AbbreviationKinds.Title) && !word.IsOpening && word.Previous is [var first, ..] && char.IsUpper(first) && language.Has("pronouns", next.Word.ToString());
        }

        if (next.IsDigit && (kinds & (AbbreviationKinds.Number | AbbreviationKinds.Unit | AbbreviationKinds.Ends)) != 0)
        {
            return kinds == AbbreviationKinds.Unit && afterNumber;
        }

        if (kinds.HasFlag(AbbreviationKinds.List) && language.Has("timewords", next.Word.ToString()))
        {
            return false;
        }

        // "on Wed. Critics", but "on Wed. morning" and "Wed. Oct. 6".
        if (language.Has("weekdays", word.Word) && language.Has("before", word.Previous.ToLowerInvariant()) && !next.IsAbbreviated && !next.IsDigit && !language.Has("timewords", next.Word.ToString()))
        {
            return true;
        }

        if (kinds.HasFlag(AbbreviationKinds.Ends))
        {
            return starter && !IsLink(text, next);
        }

        // "Roe v. Wade" as well as "v. 5".
        return starter || !((kinds & (AbbreviationKinds.Number | AbbreviationKinds.Unit)) != 0 && (next.IsRoman || next.IsLetter || word.IsLetter));
    }

    // "J. Smith", "vitamin C. It helps", "the point x. Then".
    private static bool LetterEnds(string text, in Preceding word, in Following next, bool starter, LanguageRules language)
    {
        if (IsLink(text, next) || (next.IsDigit && char.IsLower(word.Word[0])))
        {
            return false;
        }

        return starter || (char.IsUpper(word.Word[0]) && language.Has("letter", word.Previous.ToLowerInvariant()));
    }

    private static bool NumberEnds(string text, in Preceding word, in Following next, LanguageRules language)
    {
        var isShort = word.Stop - word.Start <= LongestLabel;
        if (isShort && (word.IsFirst || word.FollowsColon))
        {
            return false;
        }

        // "31. 12. 1999"
        if (word.IsNumber && word.Stop - word.Start <= 2 && next.IsDigit && ((next.Word.Length <= 2 && IsLink(text, next)) || word.FollowsNumber))
        {
            return false;
        }

        if (language.Words("ordinal").Count == 0 || word.Stop - word.Start > 2 + (word.IsRoman ? 3 : 0) || next.IsDigit)
        {
            return true;
        }

        var following = next.Word.ToString();
        return !language.Has("months", following) && !next.IsRoman && !((word.FollowsComma || language.Has("ordinal", word.Previous.ToLowerInvariant())) && !language.IsStarter(following))
            && !(word.IsRoman && !language.IsStarter(following));
    }

    // A short word with a full stop of its own: the next link of "z. B." or of "J. K. Rowling".
    private static bool IsLink(string text, in Following next) => next.Word.Length is 1 or 2 && next.First + next.Word.Length < text.Length && text[next.First + next.Word.Length] == '.';
}
