using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Summarizer.Api.Endpoints.Conversations;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Streaming;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.HuggingFace;

/// <summary>POST /generate and POST /generate_stream, as Text Generation Inference has them.</summary>
internal static class GenerateEndpoint
{
    /// <summary>The events of a stream, for readers of the OpenAPI document.</summary>
    public const string Events = "Server-sent events without names: index, token.text and, in the last one, generated_text and details.";

    public static void MapGenerate(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/generate", AnswerAsync)
            .SpeaksPlainly("generate")
            .WithSummary("Summarize a prompt, as Text Generation Inference does")
            .WithDescription("The prompt is a document, or an instruction with a document.");
        routes.MapPost("/generate_stream", (JsonBody<GenerateBody> body, [AsParameters] PromptServices services) =>
                StreamAsync(body.Value.Inputs, body.Value.Parameters, services.Host.Require(null), services))
            .SpeaksPlainly("generateStream")
            .WithSummary("The same as server-sent events")
            .WithDescription("The last event has the whole summary.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .StreamsEvents(Events);
    }

    private static async Task<Ok<GenerateAnswer>> AnswerAsync(JsonBody<GenerateBody> body, [AsParameters] PromptServices services)
    {
        var model = services.Host.Require(null);
        var (request, warning) = GenerationRequests.From(body.Value.Inputs, body.Value.Parameters, model, services.Options.Value.OpenAi);
        var deadline = services.StartDeadline();
        try
        {
            var result = await (await services.RunAsync(model, request, "inputs", deadline.Token)).Result;
            services.Warn([warning, .. result.Warnings]);
            return TypedResults.Ok(new GenerateAnswer(result.Summary)
            {
                Details = body.Value.Parameters?.Details is true ? GenerateDetails.From(result, request.Seed) : null,
            });
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    /// <summary>Answers a prompt piece by piece.</summary>
    public static async Task<ServerSentEventsResult<object>> StreamAsync(
        string prompt, GenerationParameters? parameters, ServedModel model, PromptServices services)
    {
        var (request, warning) = GenerationRequests.From(prompt, parameters, model, services.Options.Value.OpenAi);
        var deadline = services.StartDeadline();
        try
        {
            var start = services.RunAsync(model, request, "inputs", deadline.Token);
            var late = await services.Streams.IsLateAsync(start, deadline.Token);
            services.Warn([warning]);
            return services.Streams.Start(services.Context, deadline, late, WriteAsync(start, request.Seed, deadline.Token));
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static async IAsyncEnumerable<SseItem<object>> WriteAsync(
        Task<RunningTask<string, SummarizeResult>> start, long? seed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var summary = await start;
        var index = 0;
        await foreach (var delta in summary.ReadAsync(cancellationToken))
        {
            yield return new(new GeneratePiece(++index, new(delta, false)));
        }

        var result = await summary.Result;
        yield return new(new GeneratePiece(++index, new("", true)) { GeneratedText = result.Summary, Details = GenerateDetails.From(result, seed) });
    }
}
