using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Summarizer.Api.Endpoints.Conversations;
using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Endpoints.HuggingFace;

/// <summary>POST / and POST /models/{id}: the task summarization, as Hugging Face's inference servers have it.</summary>
internal static class InferenceEndpoint
{
    private const int MostTexts = 32;

    public static void MapInference(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/", (JsonBody<InferenceBody> body, [AsParameters] PromptServices services) => AnswerAsync(body, null, services))
            .SpeaksPlainly("inference")
            .WithSummary("Summarize texts, as Hugging Face's inference endpoints do")
            .WithDescription("Each text is a document, or an instruction with a document.");
        routes.MapPost("/models/{id}", (JsonBody<InferenceBody> body, string id, [AsParameters] PromptServices services) => AnswerAsync(body, id, services))
            .SpeaksPlainly("inference_model")
            .WithSummary("The same for a named model")
            .WithDescription("Only the served model is accepted.");
    }

    private static async Task<Ok<IReadOnlyList<InferenceAnswer>>> AnswerAsync(JsonBody<InferenceBody> body, string? id, PromptServices services)
    {
        var model = services.Host.Require(id);
        var requests = Texts(body.Value.Inputs)
            .Select(t => GenerationRequests.From(t, body.Value.Parameters, model, services.Options.Value.OpenAi)).ToList();
        var deadline = services.StartDeadline();
        try
        {
            var results = await Task.WhenAll(requests.Select(async r =>
                await (await services.RunAsync(model, r.Request, "inputs", deadline.Token)).Result));
            services.Warn([.. requests.Select(r => r.Warning), .. results.SelectMany(r => r.Warnings)]);
            return TypedResults.Ok<IReadOnlyList<InferenceAnswer>>([.. results.Select(r => new InferenceAnswer(r.Summary, r.Summary))]);
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static string[] Texts(JsonElement inputs)
    {
        string[] texts = inputs.ValueKind switch
        {
            JsonValueKind.String => [inputs.GetString()!],
            JsonValueKind.Array when inputs.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String) =>
                [.. inputs.EnumerateArray().Select(i => i.GetString()!)],
            _ => [],
        };
        return texts.Length is > 0 and <= MostTexts
            ? texts
            : throw PromptServices.Refused("inputs", FormattableString.Invariant($"inputs must be a text or an array of 1 to {MostTexts} texts."));
    }
}
