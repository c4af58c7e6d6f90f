using System.Text.Json;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>Reads a conversation as one document and an instruction.</summary>
/// <param name="Document">The last user message.</param>
/// <param name="Instruction">All system and developer messages, or null.</param>
internal sealed record ChatConversation(string Document, string? Instruction)
{
    /// <summary>Reads the messages. A turn that is summarized again is a new request, so earlier turns and answers do not count.</summary>
    public static ChatConversation Read(IReadOnlyList<ChatMessageBody> messages, OpenAiFields fields)
    {
        var read = messages.Select((m, i) => (m.Role, Text: Text(m, i, fields))).ToList();
        string[] instructions =
        [
            .. read.Where(m => m.Role is "system" or "developer").Select(m => m.Text).Where(t => !string.IsNullOrWhiteSpace(t)),
        ];
        var document = read.LastOrDefault(m => m.Role == "user").Text;
        fields.RefuseIf(
            document is null, "messages", "messages must hold a message with the role user: the last one is the document to summarize.");
        return new(document ?? "", instructions.Length > 0 ? string.Join('\n', instructions) : null);
    }

    private static string Text(ChatMessageBody message, int index, OpenAiFields fields)
    {
        switch (message.Content)
        {
            case null:
                return "";
            case { ValueKind: JsonValueKind.String } text:
                return text.GetString()!;
            case { ValueKind: JsonValueKind.Array } parts when parts.EnumerateArray().All(p => PartText(p) is not null):
                return string.Join('\n', parts.EnumerateArray().Select(PartText));
            default:
                fields.Refuse("messages", $"messages[{index}].content must be a text or an array of parts of type text: the model reads "
                    + "text only. Extract the text of images, files and audio first.");
                return "";
        }
    }

    private static string? PartText(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object
        && part.TryGetProperty("type", out var type) && type.ValueEquals("text")
        && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
