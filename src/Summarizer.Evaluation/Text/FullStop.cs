using System.Collections.Frozen;

namespace Summarizer.Evaluation.Text;

/// <summary>Tells the full stop of an abbreviation from that of a sentence.</summary>
internal static class FullStop
{
    // Written before what they belong to, so a sentence hardly ever ends with them.
    private static readonly FrozenSet<string> Leading = Set(
        "mr mrs ms dr prof rev fr gen col lt capt sgt maj cmdr gov sen rep hon pres st mt messrs mme "
        + "e.g i.e eg ie cf vs viz approx ca esp incl resp "
        + "fig figs eq eqs ref refs sec secs ch vol vols pt tab app para ed eds pp op cit");

    // Sentences do end with these; then the next word is likely to be one that begins sentences.
    private static readonly FrozenSet<string> Either = Set(
        "al inc corp ltd co bros jr sr dept univ assn ave blvd rd sq est ft "
        + "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri");

    // Abbreviations before a number, ordinary words otherwise ("the answer is no").
    private static readonly FrozenSet<string> Numbered = Set("no nos p art sect");

    private static readonly FrozenSet<string> Starters = Set(
        "the a an this that these those there here it he she they we i you his her its their our my who what when where why how which "
        + "in on at for from to as of by with without within during after before since until under over through between among because "
        + "if while although though however but and or so then thus therefore hence also moreover furthermore meanwhile instead "
        + "each every some many most several all both another other such one two no not only even according");

    /// <summary>True when a single full stop after this text does not end the sentence.</summary>
    /// <param name="before">The sentence so far, without the full stop.</param>
    /// <param name="next">The word after the full stop, without opening quotes.</param>
    public static bool Continues(ReadOnlySpan<char> before, ReadOnlySpan<char> next)
    {
        var token = before[(before.LastIndexOfAny(' ', '\t', '\u00a0') + 1)..].TrimStart("([{\"'“‘«");
        if (token.IsEmpty)
        {
            return false;
        }

        if (ListNumber(before, token))
        {
            return true;
        }

        var word = token.ToString().ToLowerInvariant();
        if (Leading.Contains(word) || (Numbered.Contains(word) && char.IsAsciiDigit(next[0])))
        {
            return true;
        }

        return (Either.Contains(word) || Initials(token)) && !Starters.Contains(Letters(next));
    }

    // "3. Results" at the start of a line.
    private static bool ListNumber(ReadOnlySpan<char> before, ReadOnlySpan<char> token) =>
        token.Length == before.TrimStart().Length && token.Length <= 3 && !token.ContainsAnyExceptInRange('0', '9');

    // One capital ("J. Smith"), or letters with full stops between them ("U.S. Army", "Ph.D. thesis", "a.m. Monday").
    private static bool Initials(ReadOnlySpan<char> token)
    {
        if (token.Length == 1)
        {
            return char.IsUpper(token[0]) && token[0] != 'I';
        }

        return token.Length <= 8 && char.IsLetter(token[0]) && (token[1] == '.' || token.Contains(".D", StringComparison.Ordinal))
            && char.IsLetter(token[^1]);
    }

    private static string Letters(ReadOnlySpan<char> word)
    {
        var end = 0;
        while (end < word.Length && char.IsLetter(word[end]))
        {
            end++;
        }

        return word[..end].ToString().ToLowerInvariant();
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
