using System.Text.Json;
using Summarizer.Api.Endpoints.Conversations;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>Reads the messages of a chat.</summary>
internal static class ChatConversation
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool", "function"];

    /// <summary>The messages as turns; what cannot be read is refused.</summary>
    public static IReadOnlyList<Turn> Read(IReadOnlyList<ChatMessageBody> messages, OpenAiFields fields)
    {
        fields.RefuseIf(messages.Count == 0, "messages", "messages must hold at least one message with the text to summarize.");
        return [.. messages.Select((m, i) => new Turn(m.Role, Text(m, i, fields)))];
    }

    private static string Text(ChatMessageBody message, int index, OpenAiFields fields)
    {
        fields.RefuseIf(!Roles.Contains(message.Role), "messages", $"messages[{index}].role must be one of {string.Join(", ", Roles)}.");
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
        && part.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("text")
        && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
