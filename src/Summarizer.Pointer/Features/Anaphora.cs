using System.Text.RegularExpressions;

namespace Summarizer.Pointer.Features;

/// <summary>
/// Whether an English sentence begins with a word that stands for something in a sentence before. A sentence of another language never
/// does.
/// </summary>
public static partial class Anaphora
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    // "But", or "In 1907": what may stand before the pronoun.
    private const string Opening =
        @"^\W*(?:In|On|At|After|Before|By|From|During|Then|Later|Soon|Today|Since|Until|As|When|While|But|And|So|Also|However|If|Now|Yet)\b,?(?:\s+[a-z0-9][\w'\u2019-]*,?){0,4}?\s+";

    /// <summary>What the sentence leaves open.</summary>
    public static Antecedent Of(ReadOnlySpan<char> sentence)
    {
        if (Person().IsMatch(sentence))
        {
            return Antecedent.Person;
        }

        return (Thing().IsMatch(sentence) && !Expletive().IsMatch(sentence)) || Demonstrative().IsMatch(sentence) || OfThem().IsMatch(sentence) || Ellipsis().IsMatch(sentence) ? Antecedent.Thing : Antecedent.None;
    }

    /// <summary>Whether a sentence seems to name a person, by two capitalized words or a title with one.</summary>
    public static bool NamesPerson(ReadOnlySpan<char> sentence) => Name().IsMatch(sentence);

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lady)\.?\s+\p{Lu}|\b\p{Lu}\p{Ll}+(?:\s+\p{Lu}\.)?\s+\p{Lu}\p{Ll}+", Options)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\W*(?i:he|she|his|her|him)\b|" + Opening + @"(?:he|she)\b", Options)]
    private static partial Regex Person();

    [GeneratedRegex(@"^\W*(?i:it|they|its|their|them)\b|" + Opening + @"(?:it|they)\b", Options)]
    private static partial Regex Thing();

    /// <summary>"It was decided to", "But it is likely that": nothing stands before it.</summary>
    [GeneratedRegex(
        @"(?:^\W*(?i:it)|" + Opening + @"it)\s+(?:is|was|has\s+been|will\s+be|would\s+be|seems|appears|turns\s+out|turned\s+out|follows|remains)\b(?:\W+[\w'\u2019-]+){0,6}?\W+(?:that|to|who|when|if|whether)\b",
        Options)]
    private static partial Regex Expletive();

    /// <summary>"This means", "But that was": not "This paper", which names what it speaks of.</summary>
    [GeneratedRegex(
        @"^\W*(?:(?:But|And|So|Yet)\s+)?(?i:this|that|these|those)(?:(?:['\u2019]s|\s+(?:is|was|does|wo|are|were|do)n['\u2019]t)\b|\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did"
        + @"|means?|meant|makes?|made|gives?|gave|shows?|showed|leads?|led|allows?|allowed|happens?|happened|works?|worked|includes?|included|requires?|required|needs?|needed|takes?|took|came|comes?|gets?"
        + @"|got|becomes?|became|helps?|helped|also|alone|not)\b)"
        + @"|^\W*(?:For|Because\s+of|In|With|By|After|Before|Of|From|To|Despite|Like)\s+(?:this|that)(?:,|\s+case\b|\s+(?:I|you|we|he|she|it|they|the|there)\b)",
        Options)]
    private static partial Regex Demonstrative();

    /// <summary>"Those who want battles will not.": what is not said stands before.</summary>
    [GeneratedRegex(@"^(?:\S+\s+){1,6}(?:will|would|is|are|was|were|does|do|did|can|could|has|have|had|should|may|might)(?:\s+not|n['\u2019]t)?[.!]$", Options)]
    private static partial Regex Ellipsis();

    [GeneratedRegex(@"^\W*(?i:both|neither|such|another|others|the\s+(?:latter|former|same)|(?:one|some|most|none|many|all|each|two|three)\s+of\s+(?:them|these|those)"
        + @"|(?:one|two|three|some|most|none|few|several)\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|do))\b", Options)]
    private static partial Regex OfThem();
}
