using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Summarizer.Api.Endpoints.Conversations;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Streaming;

namespace Summarizer.Api.Endpoints.HuggingFace;

/// <summary>POST / and POST /models/{id}: the task summarization, as Hugging Face's inference servers have it.</summary>
internal static class InferenceEndpoint
{
    private const int MostTexts = 32;

    public static void MapInference(this IEndpointRouteBuilder routes)
    {
        var unnamed = routes.MapPost(
            "/", (JsonBody<InferenceBody> body, [AsParameters] PromptServices services) => AnswerAsync(body, null, services));
        Describe(unnamed, "inference")
            .WithSummary("Summarize texts, as Hugging Face's inference endpoints do")
            .WithDescription("Each text is a document, or an instruction with a document.");
        var named = routes.MapPost(
            "/models/{id}",
            (JsonBody<InferenceBody> body, string id, [AsParameters] PromptServices services) => AnswerAsync(body, id, services));
        Describe(named, "inferenceModel")
            .WithSummary("The same for a named model")
            .WithDescription("Only the served model is accepted.");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name) => route
        .SpeaksPlainly(name)
        .Produces<IReadOnlyList<InferenceAnswer>>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .StreamsEvents(GenerateEndpoint.Events);

    private static async Task<Results<Ok<IReadOnlyList<InferenceAnswer>>, ServerSentEventsResult<object>>> AnswerAsync(
        JsonBody<InferenceBody> body, string? id, PromptServices services)
    {
        var model = services.Host.Require(id);
        var texts = Texts(body.Value.Inputs);
        if (body.Value.Stream is true)
        {
            return texts is [var prompt]
                ? await GenerateEndpoint.StreamAsync(prompt, body.Value.Parameters, model, services)
                : throw PromptServices.Refused("inputs", "inputs must be one text where stream is true.");
        }

        var requests = texts
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
