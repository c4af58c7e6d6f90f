using System.Text.RegularExpressions;

namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>Tells instructions from other sentences by their words.</summary>
internal sealed partial class InstructionWords(PromptData data)
{
    private const int LongestInstruction = 2_000;
    private const int MostWords = 150;
    private const int MostRuleWords = 80;

    /// <summary>Whether a stretch of text asks for a summary.</summary>
    public bool Asks(string text) =>
        text.Length <= LongestInstruction && NamesTask(text) && WordCount(text) <= MostWords && StartsAs(Plain(text), data.Starts);

    /// <summary>Whether a stretch that stands beside an instruction belongs to it.</summary>
    public bool Continues(string text) =>
        text.Length <= LongestInstruction && WordCount(text) <= MostRuleWords && (Asks(text) || StartsAs(Plain(text), data.Rules) || IsLabel(text, data.InstructionLabels) || IsRules(text));

    /// <summary>Whether a stretch names the task of summarizing.</summary>
    public bool NamesTask(string text) => data.Tasks.Any(t => text.Contains(t, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an instruction points to its document.</summary>
    public bool Refers(string instruction) => data.References.Any(r => instruction.Contains(r, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an instruction means the conversation as a whole.</summary>
    public bool MeansDialogue(string instruction) => data.Dialogues.Any(d => instruction.Contains(d, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a short message is a question or a command, as far as its form says.</summary>
    public bool LooksLikeRequest(string text) => text.Length <= LongestInstruction && IsRequest(text);

    private bool IsRequest(string text) => text.TrimEnd().EndsWith('?') || StartsAs(Plain(text), data.Starts) || StartsAs(Plain(text), data.Rules);

    /// <summary>Whether an instruction says no more than that a summary is wanted, and how long.</summary>
    public bool IsGeneric(string instruction) =>
        data.Boilerplate.Any(b => Plain(instruction).StartsWith(b, StringComparison.OrdinalIgnoreCase) && !NamesTask(instruction) && WordCount(instruction) < 12)
        || Word().Matches(instruction).All(w => data.Generic.Contains(w.Value.ToLowerInvariant()));

    /// <summary>Whether a line is one of the labels, alone or with a colon.</summary>
    public static bool IsLabel(string line, IReadOnlySet<string> labels) => labels.Contains(LabelOf(line));

    /// <summary>A line without the marks around a label.</summary>
    public static string LabelOf(string line) => line.Trim().Trim('#', '*', '_', '[', ']', '<', '>', ' ', '=', '-').TrimEnd(':', ' ', '*').ToLowerInvariant();

    /// <summary>Number of words.</summary>
    public static int WordCount(string text) => Word().Count(text);

    // A list whose entries are all rules, with or without a line before it.
    private bool IsRules(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length > 1 && lines.Skip(lines[0].EndsWith(':') ? 1 : 0).All(l => StartsAs(Plain(l), data.Rules) || StartsAs(Plain(l), data.Starts));
    }

    private string Plain(string text)
    {
        var plain = text.AsSpan().TrimStart(" \t\r\n*_#>-•\"'“1234567890.)").ToString();
        for (var more = true; more;)
        {
            var opener = data.Openers.FirstOrDefault(o => plain.StartsWith(o, StringComparison.OrdinalIgnoreCase) && !IsLetter(plain, o.Length));
            more = opener is not null;
            plain = more ? plain[opener!.Length..].TrimStart(' ', ',', '!', '.', ':', '\n') : plain;
        }

        return plain;
    }

    private static bool StartsAs(string text, IReadOnlyList<string> starts) => starts.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    private static bool IsLetter(string text, int index) => index < text.Length && char.IsLetter(text[index]);

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
