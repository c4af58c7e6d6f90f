namespace Summarizer.TextModel;

/// <summary>Fixed words and phrases of letters and mails, from Data/blocks.</summary>
internal static class Phrases
{
    private const int MostWords = 6;
    private const int NameWords = 4;

    private static readonly HashSet<string> MailFields = Section("mail", "fields");
    private static readonly HashSet<string> Subjects = Section("mail", "subjects");
    private static readonly HashSet<string> HeadFields = [.. Section("head", "fields").Select(name => name.Replace('_', ' '))];
    private static readonly HashSet<string> NoSpeakers = Section("labels", "labels");
    private static readonly string[] Closings = [.. ResourceFile.Lines("blocks/closings.txt")];
    private static readonly string[] Greetings = [.. ResourceFile.Lines("blocks/greetings.txt")];

    public static bool IsMailField(string name) => MailFields.Contains(name.Trim().ToLowerInvariant());

    /// <summary>Whether a label at the head of a document says when, where, by whom or in whose presence: "Present", "Venue".</summary>
    public static bool IsHeadField(string name) => HeadFields.Contains(name.Trim().ToLowerInvariant());

    /// <summary>Whether a field is the subject of a mail.</summary>
    public static bool IsSubject(string name) => Subjects.Contains(name.Trim().ToLowerInvariant());

    /// <summary>Whether a word before a colon is a label and not somebody's name.</summary>
    public static bool IsLabel(string word) => NoSpeakers.Contains(word.Trim().ToLowerInvariant());

    /// <summary>"Best regards," and "Best regards, Anna", but not "Best regards to all of your family from here."</summary>
    public static bool IsClosing(string line) => StartsWith(line, Closings, out var rest)
        && (rest.Length == 0 || (rest[0] is ',' or '!' or '.' or '，' or '！' or '、' or '-' or '–' or ' ' && Words(rest) <= 3 && rest.AsSpan().TrimEnd()[^1] is not ('.' or '?')) || rest is "." or "!" or "。");

    /// <summary>"Best regards,", "Best regards, Anna" and "Best regards" where nothing else says that a paragraph belongs to a letter; not "Best practices".</summary>
    public static bool IsCertainClosing(string line) => StartsWith(line, Closings, out var rest)
        && (rest.Length == 0 || (rest[0] is ',' or '!' or '.' or '，' or '！' or '、' && Words(rest) <= NameWords && (rest.Length == 1 || !Characters.IsTerminal(rest[^1]))));

    /// <summary>"Dear Anna,".</summary>
    public static bool IsGreeting(string line) => line.Length > 0 && line[^1] is ',' or '!' or ':' or '，' or '！' or '：' or '、' && Words(line) <= MostWords
        && !line[..^1].Any(c => Characters.IsTerminal(c)) && StartsWith(line, Greetings, out _);

    private static HashSet<string> Section(string file, string section) =>
        ResourceFile.Sections($"blocks/{file}.txt").Where(p => p.Section == section).Select(p => p.Word).ToHashSet(StringComparer.Ordinal);

    private static int Words(string text) => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Length;

    // The longest phrase that a line begins with and that ends with a word of the line.
    private static bool StartsWith(string line, string[] phrases, out string rest)
    {
        var lower = line.ToLowerInvariant();
        var phrase = phrases.Where(p => lower.StartsWith(p, StringComparison.Ordinal) && (lower.Length == p.Length || !char.IsLetter(lower[p.Length]) || !char.IsAscii(p[^1]) || Characters.IsEastAsian(p[0])))
            .MaxBy(p => p.Length);
        rest = phrase is null ? "" : line[phrase.Length..];
        return phrase is not null;
    }
}
