namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>Finds a document that follows a label such as <c>Text:</c>, up to a label such as <c>Summary:</c>.</summary>
internal sealed class LabelledText(PromptData data)
{
    private const int MostLines = 60;

    private readonly InstructionWords _words = new(data);

    /// <summary>The parts of a message with labels; null for one without.</summary>
    public PromptParts? Read(string text)
    {
        var lines = text.Split('\n');
        var end = lines.Length;
        while (end > 1 && (string.IsNullOrWhiteSpace(lines[end - 1]) || InstructionWords.IsLabel(lines[end - 1], data.AnswerLabels)))
        {
            end--;
        }

        var answered = lines.Skip(end).Any(l => !string.IsNullOrWhiteSpace(l));
        for (var i = 0; i < Math.Min(end, MostLines); i++)
        {
            if (Label(lines[i]) is not { } rest)
            {
                continue;
            }

            var before = WithoutLabels(string.Join('\n', lines.Take(i)));
            var (document, after) = Tail([rest, .. lines[(i + 1)..end]]);
            var instruction = Join(before, after);
            if (document.Length > 0 && (before.Length == 0 ? answered || after is not null : ParagraphText.Split(before).Any(_words.Asks)))
            {
                return new(document, instruction);
            }
        }

        // Only the label at the end: the text above it, with an instruction perhaps.
        return answered && new ParagraphText(data).Read(string.Join('\n', lines.Take(end))) is { Document: not null } parts
            ? parts
            : answered && _words.NamesTask(string.Join('\n', lines.Skip(end))) ? new(string.Join('\n', lines.Take(end)).Trim(), null) : null;
    }

    /// <summary>A text without the lines that are labels, and without labels at the start of lines.</summary>
    public string WithoutLabels(string text) => string.Join('\n', text.Split('\n').Where(l => !IsLabelLine(l)).Select(WithoutLabel)).Trim();

    /// <summary>Whether a text is labels alone, one of them for an answer.</summary>
    public bool IsLabelled(string text) => text.Split('\n').Any(l => InstructionWords.IsLabel(l, data.AnswerLabels) && _words.NamesTask(l));

    private bool IsLabelLine(string line) =>
        InstructionWords.LabelOf(line) is var label && (data.DocumentLabels.Contains(label) || data.AnswerLabels.Contains(label) || data.InstructionLabels.Contains(label));

    private string WithoutLabel(string line) =>
        line.IndexOf(':', StringComparison.Ordinal) is > 0 and < 30 and var colon && InstructionWords.IsLabel(line[..colon], data.InstructionLabels) ? line[(colon + 1)..].Trim() : line;

    // What follows a label in its line; null for a line without one.
    private string? Label(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon is > 0 and < 40 && InstructionWords.IsLabel(line[..colon], data.DocumentLabels))
        {
            return line[(colon + 1)..].TrimStart('*', ' ', '\t');
        }

        // A heading of its own: # Text, or TEXT.
        var trimmed = line.Trim();
        return trimmed.Length > 0 && (trimmed[0] is '#' or '[' or '*' || trimmed.All(c => !char.IsLower(c))) && InstructionWords.IsLabel(trimmed, data.DocumentLabels) ? "" : null;
    }

    private (string Document, string? After) Tail(string[] lines)
    {
        var text = string.Join('\n', lines).Trim();
        var paragraphs = ParagraphText.Split(text).ToList();
        return paragraphs.Count > 1 && _words.Asks(WithoutLabels(paragraphs[^1]))
            ? (text[..text.LastIndexOf(paragraphs[^1], StringComparison.Ordinal)].Trim(), WithoutLabels(paragraphs[^1]))
            : (text, null);
    }

    private static string? Join(string before, string? after) => (before.Length, after) switch
    {
        (0, _) => after,
        (_, null) => before,
        _ => before + "\n" + after,
    };
}
