using System.Globalization;
using System.Text.Json;
using Summarizer.Completion;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>Translates a completion request to one request per prompt.</summary>
internal static class RawCompletions
{
    /// <summary>Most prompts in one request. LangChain sends batches of 20.</summary>
    private const int MaxPrompts = 32;

    /// <exception cref="InvalidRequestException">It asks for something that there is no support for.</exception>
    public static IReadOnlyList<CompletionRequest> From(CompletionBody body, int maxOutputTokens, OpenAiFields fields)
    {
        fields.RefuseChoices("n", body.N);
        fields.RefuseChoices("best_of", body.BestOf);
        fields.RefuseIf(body.Echo is true, "echo", "echo must be false: the encoder reads the prompt, it does not write it.");
        fields.RefuseIf(!string.IsNullOrEmpty(body.Suffix), "suffix", "suffix must be left out: the model does not fill gaps.");
        fields.RefuseIf(!IsZero(body.Logprobs), "logprobs", "logprobs must be 0: probabilities are not given.");
        fields.WarnIfIgnored(body);
        var stop = fields.Texts("stop", body.Stop, "a text or an array of up to four texts");
        var prompts = fields.Texts(
            "prompt",
            body.Prompt,
            string.Create(CultureInfo.InvariantCulture, $"a text or an array of 1 to {MaxPrompts} texts; token ids are not taken"));
        fields.ThrowIfAny();
        fields.RefuseIf(
            prompts.Count is 0 or > MaxPrompts,
            "prompt",
            string.Create(CultureInfo.InvariantCulture, $"prompt must hold 1 to {MaxPrompts} texts; it holds {prompts.Count}."));
        fields.RefuseIf(
            prompts.Count > 1 && body.Stream is true,
            "stream",
            string.Create(
                CultureInfo.InvariantCulture, $"stream takes one prompt and there are {prompts.Count}. Send a request for each."));
        fields.ThrowIfAny();

        var max = OpenAiFields.Cap(body.MaxTokens, maxOutputTokens);
        var defaults = new CompletionRequest { Prompt = "" };
        return
        [
            .. prompts.Select(prompt => defaults with
            {
                Prompt = prompt,
                MaxTokens = max,
                MinTokens = OpenAiFields.Cap(body.MinTokens, max ?? maxOutputTokens),
                IgnoreEnd = body.IgnoreEos ?? false,
                Temperature = body.Temperature ?? defaults.Temperature,
                TopP = body.TopP ?? defaults.TopP,
                TopK = body.TopK ?? defaults.TopK,
                Seed = body.Seed,
                RepetitionPenalty = body.RepetitionPenalty ?? defaults.RepetitionPenalty,
                Stop = stop,
            }),
        ];
    }

    private static bool IsZero(JsonElement? value) =>
        value is null or { ValueKind: JsonValueKind.False } || (
            value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var n) && n == 0);
}
