namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>
/// Finds the document of a conversation and the instruction. System messages and short turns instruct; the last message that brings a
/// text is the document; where the last turn only instructs, what was said before it is.
/// </summary>
internal static class ConversationReader
{
    // A turn below instructs, if its form says so; a message above is a document that stands out.
    private const int ShortTurn = 40;
    private const int LongTurn = 60;

    // A text that the instruction speaks of may be short.
    private const int NamedText = 15;

    private static readonly PromptReader Prompts = new(PromptData.Shared);
    private static readonly InstructionWords Words = new(PromptData.Shared);

    /// <summary>Reads a conversation.</summary>
    /// <param name="turns">Messages in order.</param>
    public static Conversation Read(IReadOnlyList<Turn> turns)
    {
        var spoken = turns.Where(t => !t.Instructs && !string.IsNullOrWhiteSpace(t.Text)).ToList();
        var orders = turns.Where(t => t.Instructs && !string.IsNullOrWhiteSpace(t.Text)).Select(t => t.Text).ToList();
        if (spoken.Count == 0)
        {
            return FromOrders(orders);
        }

        // A system message after the turns is about them; what reduces histories sends such.
        if (turns[^1] is { Instructs: true } last && Words.NamesTask(last.Text))
        {
            var (document, doubt) = History(spoken, last.Text);
            return Create(document, orders, null, doubt);
        }

        var asked = spoken.FindLastIndex(t => t.Role == "user");
        if (asked < 0)
        {
            return Create(Transcript(spoken), orders, null, null);
        }

        var parts = Prompts.Read(spoken[asked].Text);
        var before = spoken[..asked];
        if (parts.Document is null)
        {
            var (document, doubt) = before.Count > 0 ? History(before, parts.Instruction ?? "") : (DocumentOf(orders), null);
            return document is null ? Create(parts.Instruction, orders, null, "The only message is an instruction, so it was summarized itself.") : Create(
                document, before.Count > 0 ? orders : [], parts.Instruction, doubt);
        }

        if (parts.Instruction is null && IsRequest(parts.Document) && DocumentOf(orders) is { } given)
        {
            return Create(given, [], parts.Document, null);
        }

        if (parts.Instruction is null && Earlier(before, parts.Document) is { } standing)
        {
            return Create(Prompts.Read(standing.Text).Document ?? standing.Text, orders, parts.Document, "The last message was taken as an instruction, since it is short and "
                + "one before it is long.");
        }

        return Create(parts.Document, orders, parts.Instruction ?? Announced(before), parts.Doubt);
    }

    private static Conversation FromOrders(List<string> orders)
    {
        var parts = orders.Count > 0 ? Prompts.Read(orders[^1]) : new(null, null);
        return Create(parts.Document, [.. orders.SkipLast(1)], parts.Instruction, parts.Doubt);
    }

    // A system message that brings a text inside of it. One that is all text instructs.
    private static string? DocumentOf(List<string> orders) => orders
        .Select(o => (Whole: o.Trim(), Prompts.Read(o).Document))
        .LastOrDefault(o => o.Document is not null && o.Document.Length < o.Whole.Length && InstructionWords.WordCount(o.Document) > LongTurn).Document;

    private static bool IsRequest(string last) => InstructionWords.WordCount(last) <= ShortTurn && Words.LooksLikeRequest(last);

    // What an instruction means that stands alone: the document above it, or all that was said.
    private static (string? Document, string? Doubt) History(List<Turn> before, string instruction)
    {
        var brought = before.Where(t => t.Brings).Select(t => (t.Text, Parts: Prompts.Read(t.Text))).Where(t => t.Parts.Document is not null).ToList();
        var least = Words.Refers(instruction) && !Words.MeansDialogue(instruction) ? NamedText : LongTurn;
        var document = brought.LastOrDefault(t => InstructionWords.WordCount(t.Parts.Document!) > least).Parts?.Document;
        if (before.Count == 1)
        {
            return (brought.Count == 1 ? brought[0].Parts.Document : before[0].Text, null);
        }

        if (document is not null && !Words.MeansDialogue(instruction))
        {
            var doubt = brought.Count(t => InstructionWords.WordCount(t.Parts.Document!) > LongTurn) > 1 ? "The last of several long messages was summarized." : null;
            return (document, doubt);
        }

        return (Transcript(before), Words.MeansDialogue(instruction) ? null : "No message stood out as a document, so the conversation was summarized.");
    }

    // A message much longer than the last one, which looks like a question or a command about it.
    private static Turn? Earlier(List<Turn> before, string last)
    {
        var words = InstructionWords.WordCount(last);
        return IsRequest(last)
            ? before.LastOrDefault(t => t.Brings && InstructionWords.WordCount(t.Text) is var count && count > LongTurn && count > 4 * words)
            : null;
    }

    // "Please summarize the text that I send next."
    private static string? Announced(List<Turn> before) =>
        before.LastOrDefault(t => t.Role == "user") is { } turn && Prompts.Read(turn.Text) is { Document: null } parts ? parts.Instruction : null;

    private static string Transcript(IEnumerable<Turn> turns) => string.Join("\n\n", turns.Select(t => $"{Name(t.Role)}: {t.Text.Trim()}"));

    private static string Name(string role) => char.ToUpperInvariant(role[0]) + role[1..];

    private static Conversation Create(string? document, List<string> orders, string? asked, string? doubt)
    {
        string[] instructions = [.. orders, .. asked is null ? (string[])[] : [asked]];
        var all = Joined(instructions);
        return new(document, all, Joined(instructions.Where(i => !Words.IsGeneric(i))), LengthRequest.Of(all), doubt);
    }

    private static string? Joined(IEnumerable<string> instructions) => string.Join('\n', instructions) is { Length: > 0 } all ? all : null;
}
