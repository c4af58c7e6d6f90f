using System.Collections.Frozen;

namespace Summarizer.Pointer.Features;

/// <summary>English words that tell what a sentence does. A language without a list simply has no such counts.</summary>
internal static class Cues
{
    /// <summary>Numbers that are written out.</summary>
    public static readonly FrozenSet<string> Numbers = Set("""
        two three four five six seven eight nine ten eleven twelve thirteen fifteen sixteen eighteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
        billion half third quarter fifth double twice dozen
        """);

    /// <summary>Days, months and spans of time.</summary>
    public static readonly FrozenSet<string> Times = Set("""
        january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept oct
        nov dec today tomorrow yesterday noon midnight morning evening weekend spring summer autumn winter year years month months week weeks day days hour hours minute minutes am pm
        deadline quarter century decade annual annually daily weekly monthly
        """);

    /// <summary>Money, shares and measures.</summary>
    public static readonly FrozenSet<string> Amounts = Set("""
        euro euros dollar dollars pound pounds crowns cent cents percent per cost costs price prices fee fees rent budget paid pays pay loss revenue income salary bonus refund discount rate
        kilometres kilometers metres meters kilograms tonnes litres degrees megabytes gigabytes square average total
        """);

    /// <summary>Decisions, duties, permissions and what comes next.</summary>
    public static readonly FrozenSet<string> Decisions = Set("""
        decided decide decision agreed agree agreement approved approve accept accepted accepts confirm confirmed must shall will should need needs needed required requires require obliged owes
        allowed permitted forbidden prohibited may cannot only unless until before after instead deadline responsible sign signed book booked order ordered move moved replace replaced
        cancel cancelled postponed plan plans planned offer offered propose proposed proposal reject rejected refused voted elected appointed
        """);

    /// <summary>Findings, judgements and reasons.</summary>
    public static readonly FrozenSet<string> Findings = Set("""
        found find finding findings show shows showed shown result results conclude concluded conclusion suggest suggests therefore thus because reason cause caused due led increased decreased
        rose fell reduced improved improves outperforms higher lower best worst better worse recommend recommended recommends verdict overall important main key significant significantly
        first largest smallest most least never always worth problem issue failed failure lost missing broken warning
        """);

    /// <summary>What a text says of its own aim.</summary>
    public static readonly FrozenSet<string> Aims = Set("""
        paper study article present presents presented describes describe introduces introduce investigate examine explore explains explain defines define provides provide enables enable
        allows propose proposes aim aims goal purpose method approach novel overview guide topic section chapter amend amends act establish
        """);

    /// <summary>First words of a sentence that lean on the one before it.</summary>
    public static readonly FrozenSet<string> Leaning = Set("""
        it this that these those they he she him his her its their such then there thus hence so but and or also however moreover furthermore therefore otherwise instead
        similarly likewise consequently nevertheless still yet both neither another here
        """);

    /// <summary>Words of a speaker about itself.</summary>
    public static readonly FrozenSet<string> Speaking = Set("i me my mine we us our you your i'm i'll i've we'll we're don't can't it's that's there's didn't");

    /// <summary>Words that fill a talk.</summary>
    public static readonly FrozenSet<string> Filling = Set("uh um hmm yeah okay ok oh well thanks thank hello hi hey sorry please welcome cheers bye great nice fine exactly sure right");

    /// <summary>Denials.</summary>
    public static readonly FrozenSet<string> Denials = Set("not no never nobody nothing none without cannot nor neither");

    /// <summary>Words that point to what stands near: an example, a figure, a step.</summary>
    public static readonly FrozenSet<string> Pointing = Set("""
        following below above example examples figure fig table listing snippet code sample see refer click shown step steps next previous
        here left right illustration image screenshot press select open
        """);

    /// <summary>Words of a page about itself and its site.</summary>
    public static readonly FrozenSet<string> Page = Set("""
        article topic page post blog chapter section tutorial guide documentation docs subscribe newsletter cookies copyright reserved
        terms privacy contact menu navigation share tweet facebook twitter login comments browser javascript contents related learn more
        information note tip visit website link links webinar register
        """);

    private static FrozenSet<string> Set(string words) => words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
