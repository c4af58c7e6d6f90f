using System.Text.Json;
using Summarizer.Summarization;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>Translates a chat request to a summary.</summary>
internal static class ChatRequest
{
    /// <exception cref="InvalidRequestException">It asks for something that there is no support for.</exception>
    public static SummarizeRequest From(ChatBody body, int maxOutputTokens, OpenAiFields fields)
    {
        fields.RefuseChoices("n", body.N);
        fields.RefuseIf(IsUsed(body.Tools), "tools", "tools must be left out: the model calls no tools.");
        fields.RefuseIf(IsUsed(body.Functions), "functions", "functions must be left out: the model calls no functions.");
        fields.RefuseIf(
            body.Logprobs is { ValueKind: not JsonValueKind.False }, "logprobs", "logprobs must be false: probabilities are not given.");
        fields.RefuseIf(
            !IsText(body.ResponseFormat),
            "response_format",
            "response_format must be left out or have the type text: the model writes summaries, not JSON.");
        fields.WarnIfIgnored("presence_penalty", body.PresencePenalty);
        fields.WarnIfIgnored("frequency_penalty", body.FrequencyPenalty);
        var stop = fields.Texts("stop", body.Stop, "a text or an array of up to four texts");
        var conversation = ChatConversation.Read(body.Messages, fields);
        fields.ThrowIfAny();

        var max = OpenAiFields.Cap(body.MaxCompletionTokens ?? body.MaxTokens, maxOutputTokens);
        var defaults = new SummarizeRequest { Text = conversation.Document };
        return defaults with
        {
            Instruction = conversation.Instruction,
            MaxTokens = max,
            MinTokens = OpenAiFields.Cap(body.MinTokens, max ?? maxOutputTokens),
            Temperature = body.Temperature ?? defaults.Temperature,
            TopP = body.TopP ?? defaults.TopP,
            TopK = body.TopK ?? defaults.TopK,
            Seed = body.Seed,
            RepetitionPenalty = body.RepetitionPenalty ?? defaults.RepetitionPenalty,
            Stop = stop,
            Length = body.Length ?? defaults.Length,
            Format = body.Format ?? defaults.Format,
            Truncate = body.Truncate ?? defaults.Truncate,
            Strategy = body.Strategy ?? defaults.Strategy,
            Extractiveness = body.Extractiveness ?? defaults.Extractiveness,
        };
    }

    private static bool IsUsed(JsonElement? list) =>
        list is { } value && !(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private static bool IsText(JsonElement? format) =>
        format is null
        || (format is { ValueKind: JsonValueKind.Object } f && f.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.String && type.ValueEquals("text"));
}
