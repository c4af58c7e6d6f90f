using System.Text.RegularExpressions;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Choosing;

/// <summary>
/// Tells the standing of a sentence by its words. The phrases are English; sentences of other languages never match them.
/// </summary>
internal static partial class StandingRules
{
    private const int LeastWords = 4;

    // A shorter sentence needs a number or a name to tell something, and a shorter line without a full stop is a label.
    private const int ShortWords = 6;

    // A longer one says what it announces.
    private const int AnnouncementWords = 9;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The standing of a sentence.</summary>
    /// <param name="text">The document.</param>
    /// <param name="index">Index of the sentence.</param>
    /// <param name="words">Its words between white space.</param>
    public static Standing Of(StructuredText text, int index, int words)
    {
        var sentence = text.Sentences[index];
        if (!sentence.IsProse || words < 2)
        {
            return Standing.None;
        }

        var characters = text.Text.AsSpan(sentence.Offset, sentence.Length);
        var isShort = IsShort(characters, words, text.Blocks[sentence.Block].Kind == BlockKind.SpeakerTurn) && !Answers(text, index);
        return isShort || IsWeak(characters) || (words < AnnouncementWords && Announcement().IsMatch(characters)) ? Standing.Weak : Standing.Full;
    }

    /// <summary>Whether a sentence opens a turn after a question: "Almost twenty years." after "How long have you worked there?"</summary>
    public static bool Answers(StructuredText text, int index)
    {
        if (index == 0 || text.Blocks[text.Sentences[index].Block].Kind != BlockKind.SpeakerTurn)
        {
            return false;
        }

        var before = text.Sentences[index - 1];
        return text.Sentences[index].Block != before.Block && IsQuestion(text.Text.AsSpan(before.Offset, before.Length));
    }

    /// <summary>Whether a sentence ends with a question mark; closing quotation marks and brackets may follow.</summary>
    public static bool IsQuestion(ReadOnlySpan<char> sentence) => WithoutClosingMarks(sentence) is [.., '?' or '\uff1f'];

    /// <summary>Whether a sentence ends with a full stop, an exclamation mark, a question mark or an ellipsis.</summary>
    public static bool IsEnded(ReadOnlySpan<char> sentence) => WithoutClosingMarks(sentence) is [.., '.' or '!' or '?' or '\u2026' or '\u3002' or '\uff01' or '\uff1f'];

    // People say much in few words.
    private static bool IsShort(ReadOnlySpan<char> sentence, int words, bool spoken) =>
        words < LeastWords || (words < ShortWords && !spoken && !(IsEnded(sentence) && NumberOrName().IsMatch(sentence)));

    private static bool IsWeak(ReadOnlySpan<char> sentence) =>
        IsQuestion(sentence)
        || Pointing().IsMatch(sentence)
        || OwnContents().IsMatch(sentence)
        || OwnStyle().IsMatch(sentence)
        || LegalFormula().IsMatch(sentence)
        || PageFormula().IsMatch(sentence)
        || Courtesy().IsMatch(sentence);

    private static ReadOnlySpan<char> WithoutClosingMarks(ReadOnlySpan<char> sentence) => sentence.TrimEnd("\"')]*_\u00bb\u201d\u2019 ");

    [GeneratedRegex(@"\d|\s\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex NumberOrName();

    /// <summary>"Two other matters should be mentioned.": what it announces comes after it.</summary>
    [GeneratedRegex(
        @"^\W*(?:(?:here|there|these)\s+(?:is|are|were|was)\s+)?(?:(?:a|the|some|few|two|three|four|five|several|many|other|more|further|last|first|final|next|following)\s+){1,3}"
        + @"(?:things?|matters?|points?|reasons?|remarks?|notes?|words?|questions?|lessons?|examples?|topics?|tips)\b[^0-9:]*[.!:]?$",
        Options)]
    private static partial Regex Announcement();

    /// <summary>"This notice tells you what data we collect": what it tells comes after it. A page of a manual is described so, a letter is not.</summary>
    [GeneratedRegex(
        @"^\W*this\s+(?:notice|letter|message|e?-?mail|memo|circular|leaflet|statement|form|report)\s+"
        + @"(?:tells|explains|describes|sets\s+out|informs|summari[sz]es|lists|is\s+about|is\s+to\s+(?:tell|inform))\b",
        Options)]
    private static partial Regex OwnContents();

    /// <summary>"We have tried to write it so that it can be read on the way", "I will keep this short": how a text is written, not what it says.</summary>
    [GeneratedRegex(
        @"^\W*(?:we|i)(?:['\u2019](?:ll|ve)|\s+(?:will|have))?\s+(?:try|tried|aim|aimed|keep|kept|am|are)\b[^.]*\b(?:(?:keep|write|make)\s+(?:it|this)|(?:it|this)\s+(?:short|brief|simple))\b",
        Options)]
    private static partial Regex OwnStyle();

    /// <summary>What stands near is needed: "the following example", "see the table", "Figure 3 shows".</summary>
    [GeneratedRegex(
        @"\bthe\s+following\s+(example|code|snippet|sample|table|figure|diagram|screenshot|listing|image|list|steps?|sections?|commands?|procedure|topics?|articles?|links?|syntax)\b"
        + @"|\b(shown|listed|given)\s+(above|below|here)\b|\b(example|code|snippet|sample|table|figure|diagram|screenshot|listing|image|photo)\s+(above|below)\b"
        + @"|\b(above|below|next|previous)\s+(example|code|snippet|table|figure|diagram|screenshot|listing|image|section|chapter|photo)\b|\bclick\s+here\b"
        + @"|^\W*(for\s+(more|further|details?|examples?|additional|information)\b[^,]*,\s+)?(please\s+)?see\b|^\W*(figure|fig\.|table)\s+\d+\b",
        Options)]
    private static partial Regex Pointing();

    /// <summary>Clauses that most laws have: enactment, citation, entry into force, the fiscal statement.</summary>
    [GeneratedRegex(
        @"\bfiscal\s+impact\s+statement\b|\bshall\s+(take|become)\s+effect(ive)?\b.*\b(approval|enactment|passage|signature|publication)\b|\bbe\s+it\s+enacted\b|\bmay\s+be\s+cited\s+as\b"
        + @"|\b(act|law|section)\s+shall\s+(expire|apply\s+as\s+of)\b",
        Options | RegexOptions.Singleline)]
    private static partial Regex LegalFormula();

    /// <summary>What a page says of its site, its rights and its readers.</summary>
    [GeneratedRegex(
        @"\ball\s+rights\s+reserved\b|\bsubscribe\b|\bnewsletter\b|\bfollow\s+us\b|\bshare\s+this\b|\bread\s+more\b|\blearn\s+more\b|\b(terms\s+of\s+(use|service)|privacy\s+policy|cookie\s+policy)\b"
        + @"|\boriginally\s+(posted|published|appeared)\b|\bleave\s+a\s+comment\b|\b(photo|image)\s+(by|credit|courtesy)\b|\bskip\s+to\b|\bsign\s+up\s+(for|to)\b|\bthis\s+work\s+was\s+(supported|funded)\b",
        Options)]
    private static partial Regex PageFormula();

    /// <summary>Greetings, thanks and offers of help.</summary>
    [GeneratedRegex(
        @"\bplease\s+(do\s+not\s+hesitate|feel\s+free|contact\s+us)\b|\bdo(n['\u2019]t|\s+not)\s+hesitate\s+to\b|\blooking\s+forward\s+to\b|\bif\s+you\s+have\s+(any\s+)?(further\s+)?questions\b"
        + @"|\blet\s+(me|us)\s+know\s+if\b|^\W*(thank\s+you|thanks|many\s+thanks)\b|^\W*good\s+(morning|afternoon|evening)\b|^\W*(hello|hi|dear|welcome)\b|\bladies\s+and\s+gentlemen\b",
        Options)]
    private static partial Regex Courtesy();
}
