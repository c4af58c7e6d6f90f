using System.Text.Json;
using Summarizer.Api.Endpoints.Conversations;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>Translates a chat request to a summary.</summary>
internal static class ChatRequest
{
    /// <exception cref="InvalidRequestException">It asks for something that there is no support for.</exception>
    public static SummarizeRequest From(ChatBody body, ServedModel model, OpenAiOptions options, OpenAiFields fields)
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
        fields.RefuseIf(
            body.TopLogprobs is not (null or 0), "top_logprobs", "top_logprobs must be 0 or left out: probabilities are not given.");
        fields.RefuseIf(
            body.Modalities?.Any(m => m != "text") is true, "modalities", "modalities must be left out or be [\"text\"]: the model writes text only.");
        fields.RefuseIf(body.Audio is not null, "audio", "audio must be left out: the model writes text only.");
        fields.WarnIfIgnored(body);
        var stop = fields.Texts("stop", body.Stop, "a text or an array of up to four texts");
        var turns = ChatConversation.Read(body.Messages, fields);
        fields.ThrowIfAny();
        var (request, warning) = PromptedSummary.Of(turns, model);
        fields.RefuseIf(request is null, "messages", "messages must hold a message with the text to summarize.");
        fields.ThrowIfAny();
        fields.Warn(warning);

        var maxOutputTokens = model.Engine.MaxOutputTokens;
        var max = OpenAiFields.Cap(body.MaxCompletionTokens ?? body.MaxTokens, maxOutputTokens);
        var defaults = request!;
        return defaults with
        {
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
            Truncate = body.Truncate ?? options.Truncate,
            Strategy = body.Strategy ?? options.Strategy,
            Extractiveness = body.Extractiveness ?? defaults.Extractiveness,
        };
    }

    /// <summary>Whether a list has entries.</summary>
    public static bool IsUsed(JsonElement? list) =>
        list is { } value && !(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    /// <summary>Whether a format is plain text.</summary>
    public static bool IsText(JsonElement? format) =>
        format is null
        || (format is { ValueKind: JsonValueKind.Object } f && f.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.String && type.ValueEquals("text"));
}
