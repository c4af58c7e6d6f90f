using System.Text.Json;
using Summarizer.Api.Endpoints.Conversations;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>Reads the input of /v1/responses.</summary>
internal static class ResponsesInput
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant"];

    // Parts of messages that hold text.
    private static readonly string[] TextTypes = ["input_text", "output_text", "text"];

    /// <summary>The input as turns; what cannot be read is refused.</summary>
    public static IReadOnlyList<Turn> Read(ResponsesBody body, OpenAiFields fields)
    {
        Turn[] first = string.IsNullOrWhiteSpace(body.Instructions) ? [] : [new("system", body.Instructions)];
        switch (body.Input)
        {
            case { ValueKind: JsonValueKind.String } text:
                return [.. first, new("user", text.GetString()!)];
            case { ValueKind: JsonValueKind.Array } items:
                return [.. first, .. items.EnumerateArray().Select((item, i) => Item(item, i, fields)).OfType<Turn>()];
            default:
                fields.Refuse("input", "input must be a text or an array of messages.");
                return first;
        }
    }

    private static Turn? Item(JsonElement item, int index, OpenAiFields fields)
    {
        var type = Text(item, "type");
        switch (type)
        {
            case null or "message" when Text(item, "role") is { } role && Roles.Contains(role) && Content(item, "content") is { } text:
                return new(role, text);
            case "function_call_output" when Content(item, "output") is { } output:
                return new("tool", output);
            case "reasoning" or "function_call":
                return null;
            default:
                fields.Refuse("input", $"input[{index}] must be a message with the role {string.Join(", ", Roles)} and a content of text: the model "
                    + "reads text only, and nothing is stored that an item could refer to.");
                return null;
        }
    }

    private static string? Text(JsonElement item, string field) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Content(JsonElement item, string field) => item.TryGetProperty(field, out var content) ? content.ValueKind switch
    {
        JsonValueKind.String => content.GetString(),
        JsonValueKind.Array when content.EnumerateArray().All(p => TextTypes.Contains(Text(p, "type")) && Text(p, "text") is not null) =>
            string.Join('\n', content.EnumerateArray().Select(p => Text(p, "text"))),
        _ => null,
    }
    : null;
}
