using System.Text.RegularExpressions;

namespace Summarizer.Relevance;

/// <summary>What can be seen of a unit without knowing the question.</summary>
/// <param name="Names">Capitalised words inside it, at most three.</param>
/// <param name="Numbers">Numbers in it, at most three.</param>
/// <param name="Open">Whether it does not end as a sentence does.</param>
/// <param name="Pronoun">Whether it begins with a word that stands for something said before.</param>
internal readonly partial record struct UnitLook(int Names, int Numbers, bool Open, bool Pronoun)
{
    private const int Most = 3;

    /// <summary>Looks at a unit.</summary>
    public static UnitLook Of(string unit) => new(
        Math.Min(
            Most, CapitalisedInside().Count(unit)), Math.Min(Most, Digits().Count(unit)), !SentenceEnd().IsMatch(unit), IsDangling(unit));

    /// <summary>Whether a sentence begins with a pronoun whose antecedent stands before it.</summary>
    public static bool IsDangling(string unit) => FirstPronoun().IsMatch(unit);

    [GeneratedRegex(@"(?<!^)(?<![.!?] )\b[A-Z][a-z]+")]
    private static partial Regex CapitalisedInside();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex("[.!?:;\"”)]\\s*$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^\W*(he|she|it|they|this|these|those|his|her|its|their|such)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FirstPronoun();
}
