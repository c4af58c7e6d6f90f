using Summarizer.Api.Endpoints.Conversations;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.HuggingFace;

/// <summary>Translates prompts and parameters to summaries.</summary>
internal static class GenerationRequests
{
    /// <exception cref="InvalidRequestException">It asks for something that there is no support for.</exception>
    public static (SummarizeRequest Request, SummaryWarning? Warning) From(
        string text, GenerationParameters? parameters, ServedModel model, OpenAiOptions defaults)
    {
        var (request, warning) = PromptedSummary.Of([new("user", text)], model);
        if (request is null)
        {
            throw PromptServices.Refused("inputs", "inputs must hold a text to summarize.");
        }

        var given = parameters ?? new();
        if (given.DecoderInputDetails is true)
        {
            throw PromptServices.Refused("parameters", "decoder_input_details must be false: probabilities are not given.");
        }

        if (given.BestOf is not (null or 1))
        {
            throw PromptServices.Refused("parameters", "best_of must be 1. Send one request for each answer, with different seeds.");
        }

        // Without do_sample, transformers decode greedily whatever temperature says.
        var samples = given.DoSample ?? given.Temperature > 0;
        var max = PromptServices.Cap(given.MaxNewTokens ?? given.MaxLength, model);
        return (request with
        {
            MaxTokens = max,
            MinTokens = Least(given.MinNewTokens ?? given.MinLength, max ?? model.Engine.MaxOutputTokens),
            Temperature = samples ? given.Temperature ?? 1 : 0,
            TopP = samples ? given.TopP ?? 1 : 1,
            TopK = samples ? given.TopK ?? 0 : 0,
            Seed = given.Seed,
            RepetitionPenalty = given.RepetitionPenalty,
            NumBeams = given.NumBeams,
            Stop = given.Stop ?? [],
            Strategy = defaults.Strategy,
            Truncate = defaults.Truncate,
        }, warning);
    }

    private static int? Least(int? tokens, int most) => tokens is >= 0 and var least ? Math.Min(least, most) : null;
}
