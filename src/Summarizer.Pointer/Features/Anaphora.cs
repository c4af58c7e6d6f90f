using System.Text.RegularExpressions;

namespace Summarizer.Pointer.Features;

/// <summary>
/// Whether an English sentence has a word that stands for something in a sentence before: a pronoun at its beginning, the object of a verb
/// whose subject is a speaker, a number or a superlative without its noun. A sentence of another language never does.
/// </summary>
public static partial class Anaphora
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    // A sentence of as many words tells enough by itself, whatever "it" is.
    private const int LongWords = 11;

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

        return (Thing().IsMatch(sentence) && !Expletive().IsMatch(sentence)) || LeavesOut(sentence) ? Antecedent.Thing : Antecedent.None;
    }

    /// <summary>Whether a sentence seems to name a person, by two capitalized words or a title with one.</summary>
    public static bool NamesPerson(ReadOnlySpan<char> sentence) => Name().IsMatch(sentence);

    private static bool LeavesOut(ReadOnlySpan<char> sentence) =>
        Demonstrative().IsMatch(sentence) || OfThem().IsMatch(sentence) || Ellipsis().IsMatch(sentence)
        || (ObjectOfSpeaker().IsMatch(sentence) && sentence.Count(' ') < LongWords) || Nounless().IsMatch(sentence) || Consequence().IsMatch(sentence);

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

    /// <summary>
    /// "Those who want battles will not.", "Your own things are not, unless": what is not said stands before.
    /// </summary>
    [GeneratedRegex(
        @"^(?:\S+\s+){1,6}(?:will|would|is|are|was|were|does|do|did|can|could|has|have|had|should|may|might)(?:(?:\s+not|n['\u2019]t)?[.!]$"
        + @"|(?:\s+not|n['\u2019]t),\s+(?:unless|except|but|however|though|although|because|since)\b)",
        Options)]
    private static partial Regex Ellipsis();

    [GeneratedRegex(@"^\W*(?i:both|neither|such|another|others|the\s+(?:latter|former|same)|(?:one|some|most|none|many|all|each|two|three)\s+of\s+(?:them|these|those)"
        + @"|(?:one|two|three|some|most|none|few|several)\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|do))\b", Options)]
    private static partial Regex OfThem();

    /// <summary>"We take them back.", "I found it only because I counted.", "Replace it.": a speaker is no antecedent.</summary>
    [GeneratedRegex(
        @"^\W*(?:(?:But|And|So|Yet|Now|Also|Please),?\s+)?(?i:i|we|you|nobody|everybody|everyone|somebody|someone)(?:['\u2019](?:m|re|ve|ll|d|s))?"
        + @"(?:\s+(?!(?:the|an?|my|our|your|his|her|their|its|this|that|these|those|no|every|each|any|some|all|if|when|what|how|who|why|where|whether)\b)[a-z'\u2019]+){1,4}?"
        + @"\s+(?:it|them|both(?=[.,;]|\s+and\b))\b(?!" + Empty + ")"
        + @"|^\W*(?!(?:If|When|While|As|Is|Was|Does|Did|Has|Can|Could|Will|Would|Should|May|Might|That|Because|Since|Though|Although|Where|How|What|Whether|Makes?|Make|Find)\b)"
        + @"\p{Lu}\p{Ll}+\s+(?:it|them)\b(?!" + Empty + ")",
        Options)]
    private static partial Regex ObjectOfSpeaker();

    // "I find it hard to", "we know it was the heat that": this "it" stands for what follows.
    private const string Empty =
        @"(?:\s+(?:is|was|would\s+be|will\s+be))?\s+(?:easy|easier|hard|harder|possible|impossible|clear|necessary|difficult|important|likely|unlikely|worth|better|best)\b"
        + @"|\s+(?:is|was|takes|took|seems|means|comes)\s+(?:[\w'\u2019-]+\s+){1,4}(?:to|that|who|when)\b";

    /// <summary>
    /// "The most suitable is", "Two of the largest have", "there were three, and", "not enough of them": of what, is said before.
    /// </summary>
    [GeneratedRegex(
        @"^\W*(?i:the)\s+(?:(?:most|least)\s+\w+|\w+est|first|second|third|last|other|others|rest|worst|best)\s+" + Verb
        + @"|^\W*(?i:one|two|three|four|five|six|several|some|most|many|few|none|all|half)\s+of\s+the\s+(?:\w+est|first|last|others|rest)\s+" + Verb
        + @"|\b[Tt]here\s+(?:is|are|was|were|will\s+be)\s+(?:(?:only|just|about|at\s+least)\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|none|more|fewer|several)[.,;]"
        + @"|^[^,;:(]*\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|most|none|many|all|each|half|enough|part|any|several|few|both)\s+of\s+(?:them|these|those)\b",
        Options)]
    private static partial Regex Nounless();

    private const string Verb = @"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do)\b";

    /// <summary>"In that case", "Until then", "In return": the condition or the time stands before.</summary>
    [GeneratedRegex(
        @"^\W*(?:(?:But|And|So)\s+)?(?i:in\s+(?:that|this|such\s+a|either|neither|each|both)\s+cases?|(?:until|till|since|by|before|after)\s+(?:then|that)|otherwise|instead(?!\s+of\b)|in\s+return)\b",
        Options)]
    private static partial Regex Consequence();
}
