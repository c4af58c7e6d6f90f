using System.Buffers;
using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>
/// What a word with a full stop abbreviates: by the data of the language; else by the text, which writes abbreviations before small letters and commas and nowhere without their full stop
/// (Kiss and Strunk 2006, much simplified); else by its form, since words have vowels.
/// </summary>
/// <param name="text">Text of the document.</param>
/// <param name="language">Data of its language.</param>
/// <param name="uncased">Whether the text is written without capitals, where a small letter after a full stop tells nothing.</param>
internal sealed partial class AbbreviationFinder(string text, LanguageRules language, bool uncased)
{
    private const int LongestLearned = 6;
    private const int LongestForm = 5;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœąęėįųūőűаеёиоуыэюяіїєAEIOUYÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝŒĄĘАЕЁИОУЫЭЮЯІЇЄ");

    private readonly Lazy<HashSet<string>> _learned = new(() => uncased ? [] : Learn(text));

    /// <summary>What a word without its last full stop abbreviates.</summary>
    public AbbreviationKinds Of(string word)
    {
        var known = language.AbbreviationOf(word);
        if (known != AbbreviationKinds.None)
        {
            return known;
        }

        return word.Length <= LongestLearned && (_learned.Value.Contains(word) || HasNoVowel(word)) ? AbbreviationKinds.Ends | AbbreviationKinds.Unit : AbbreviationKinds.None;
    }

    private static bool HasNoVowel(string word) => word.Length is >= 2 and <= LongestForm && char.IsLower(word[^1]) && word.All(c => char.IsLetter(c) && c is < '\u0530') && word.AsSpan().IndexOfAny(Vowels) < 0;

    private static HashSet<string> Learn(string text)
    {
        var learned = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in InsideSentence().Matches(text))
        {
            learned.Add(match.Groups["word"].Value);
        }

        if (learned.Count > 0)
        {
            foreach (var word in WithoutStop().EnumerateMatches(text))
            {
                learned.Remove(text.Substring(word.Index, word.Length));
            }
        }

        return learned;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{M}\p{N}.'’])(?<word>\p{L}\p{Ll}{1,5})\.(?:[,;]|\s+\p{Ll}\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex InsideSentence();

    [GeneratedRegex(@"(?<![\p{L}\p{M}\p{N}.'’])\p{L}\p{Ll}{1,5}(?![\p{L}\p{M}\p{N}.'’])", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutStop();
}
