using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>Forms in which chats, minutes and transcripts say who speaks, for lines without white space around them.</summary>
internal static partial class SpeakerPatterns
{
    private const string Name = @"[\p{L}][\p{L}\p{M}\d.'\u2019_\-]*(?:\s[\p{L}][\p{L}\p{M}\d.'\u2019_\-]*){0,3}?";
    private const string Clock = @"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?";

    // "Today at", "Yesterday at", "May 7th at", "7 May 2024,", "2024-05-07", "Tuesday".
    private const string Day = @"(?:(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|(?:[Tt]oday|[Yy]esterday|[Hh]eute|[Gg]estern|\p{Lu}\p{L}{2,8}day)|(?:\p{Lu}\p{L}{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?|\d{1,2}\.?\s\p{Lu}\p{L}{2,8})(?:,?\s\d{4})?),?\s+(?:(?:at|um)\s)?)?";

    /// <summary>"Anna: I agree", with a time, a number or a role: "[10:02] Anna: ...", "12/05/2024, 10:02 - Anna: ...", "&lt;anna&gt; ...", "Anna (chair): ...", "&lt;v Anna&gt;...".</summary>
    [GeneratedRegex(@"^(?:>>\s*)?(?:\*\*)?(?<stamp>(?:\[[^\]\n]*\d{1,2}[:.]\d{2}[^\]\n]*\]|\(?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?\)?|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?\s?[Mm]\.?)?)\s*(?:[-\u2013\u2014]\s*)?)?(?:<v(?:\.[\w.]+)?\s+(?<angle>[^<>\n]{1,40})>\s*|<(?<angle>[^<>\n]{1,30})>:?\s+|[@~]?\s?(?<name>[\p{L}][\p{L}\p{M}\d.'\u2019_\- ]{0,39}?)(?:\s*[(\[][^)\]\n]{1,40}[)\]])?(?:\*\*)?(?::(?:\*\*)?\s+|\uFF1A\s*))(?=\S)")]
    public static partial Regex Turn();

    /// <summary>"petra 07:21 ok do it", "Petra, 7:21 AM: ok".</summary>
    [GeneratedRegex(@"^[@~]?(?<name>" + Name + @"),?\s+[\[(]?" + Clock + @"[\])]?\s*[:>|\u2013\u2014-]?\s+(?=\S)")]
    public static partial Regex NameTime();

    /// <summary>"07:21 petra ok do it".</summary>
    [GeneratedRegex(@"^[\[(]?" + Clock + @"[\])]?\s+[@~]?(?<name>[\p{L}][\p{L}\p{M}\d'\u2019_\-]*)\s+(?=\S)")]
    public static partial Regex TimeName();

    /// <summary>"Anna Smith  10:02 AM", "anna — Today at 10:02", "Anna Smith (00:12):" on a line of its own.</summary>
    [GeneratedRegex(@"^(?<name>[\p{L}][\p{L}\p{M}\d.'\u2019_ \-]{0,39}?)\s*[,:\u2014\u2013-]?\s*(?:(?<=\s)|(?=[\[(]))[\[(]?" + Day + Clock + @"[\])]?(?:\s*\(?[Ee]dited\)?)?\s*:?$")]
    public static partial Regex StampedName();

    /// <summary>"[10:02 AM] Anna Smith" on a line of its own.</summary>
    [GeneratedRegex(@"^(?:[\[(][^\])\n]{0,30}" + Clock + @"[\])]|" + Clock + @")\s*[-\u2013\u2014]?\s*(?<name>" + Name + @")\s*:?$")]
    public static partial Regex StampBeforeName();

    /// <summary>"Anna Smith" on a line of its own.</summary>
    [GeneratedRegex(@"^(?<name>\p{Lu}[\p{L}\p{M}.'\u2019\-]*(?:\s\p{L}[\p{L}\p{M}.'\u2019\-]*){0,3})$")]
    public static partial Regex NameAlone();

    /// <summary>A time on a line of its own, below a name.</summary>
    [GeneratedRegex(@"^" + Day + Clock + "$")]
    public static partial Regex TimeAlone();

    /// <summary>"Anna Smith:" on a line of its own.</summary>
    [GeneratedRegex(@"^(?:\*\*)?(?<name>\p{L}[\p{L}\p{M}\d.'\u2019\- ]{0,39}?)(?:\*\*)?\s*[:\uFF1A](?:\*\*)?$")]
    public static partial Regex NameAndColon();

    /// <summary>"[10:02] * petra shrugs".</summary>
    [GeneratedRegex(@"^[\[(]?" + Clock + @"[\])]?\s+\*\s+(?=(?<name>[\p{L}_][\p{L}\d_\-]*)\s)")]
    public static partial Regex Action();

    /// <summary>"10:02 -!- tom has joined", "*** Quits: tom", and lines of programs in a chat: "12/05/2024, 10:02 - Messages are encrypted".</summary>
    [GeneratedRegex(@"^(?:[\[(]?" + Clock + @"[\])]?\s+)?(?:-!-|\*{3}|-->|<--|==|\u2192|\u2190)\s|^(?::[a-z0-9_+-]+:\s*\d+\s*)+$|^\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+" + Clock + @"\]?\s*(?:[-\u2013]\s+)?(?=\S)")]
    public static partial Regex Event();
}
