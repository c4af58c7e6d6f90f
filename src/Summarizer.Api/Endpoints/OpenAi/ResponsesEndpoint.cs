using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Summarizer.Api.Endpoints.Conversations;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>POST /v1/responses: a summary, in the form that OpenAI's newer clients ask for.</summary>
internal static class ResponsesEndpoint
{
    public static void MapResponses(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/responses", AnswerAsync)
        .WithName("responses")
        .WithSummary("Summarize a text or the document of a conversation")
        .WithDescription("OpenAI's newer route. Nothing is stored, so there is no answer to go on from.")
        .Produces<ResponsesAnswer>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .SpeaksOpenAi("event of OpenAI's response stream");

    private static async Task<Results<Ok<ResponsesAnswer>, ServerSentEventsResult<object>>> AnswerAsync(
        JsonBody<ResponsesBody> body, [AsParameters] OpenAiServices services)
    {
        var model = services.Require(body.Value.Model);
        var fields = new OpenAiFields();
        var request = fields.Steering(Translate(body.Value, model, services, fields), model, services);
        var head = new ResponsesAnswer
        {
            Id = $"resp_{Guid.NewGuid():N}",
            CreatedAt = services.Clock.GetUtcNow().ToUnixTimeSeconds(),
            Status = "in_progress",
            Model = model.Name,
            Instructions = body.Value.Instructions,
            MaxOutputTokens = body.Value.MaxOutputTokens,
            Temperature = request.Temperature,
            TopP = request.TopP,
            Truncation = body.Value.Truncation ?? "disabled",
            Output = [],
        };
        var deadline = services.StartDeadline();
        try
        {
            var start = OpenAiFields.NamedAsync(services.Pipeline.RunAsync(model, request, deadline.Token), "input");
            if (body.Value.Stream is not true)
            {
                var result = await (await start).Result;
                services.Context.Response.Headers["Server-Timing"] = SummaryMilliseconds.From(result.Timings).ToHeader();
                return TypedResults.Ok(head.Finish(result, Message(result.Summary, result), fields.With(result)));
            }

            var late = await services.Streams.IsLateAsync(start, deadline.Token);
            return services.Streams.Start(services.Context, deadline, late, WriteAsync(head, start, fields, deadline.Token));
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static SummarizeRequest Translate(ResponsesBody body, ServedModel model, OpenAiServices services, OpenAiFields fields)
    {
        fields.RefuseIf(ChatRequest.IsUsed(body.Tools), "tools", "tools must be left out: the model calls no tools.");
        fields.RefuseIf(body.PreviousResponseId is not null, "previous_response_id", "previous_response_id must be left out: nothing is stored. Send the "
            + "messages before in input.");
        fields.RefuseIf(body.Background is true, "background", "background must be false: nothing is stored.");
        fields.RefuseIf(body.Truncation is not (null or "auto" or "disabled"), "truncation", "truncation must be auto or disabled.");
        fields.RefuseIf(
            body.Text is { } text && !(text.ValueKind == JsonValueKind.Object && (!text.TryGetProperty("format", out var format) || ChatRequest.IsText(format))),
            "text",
            "text must be left out or have a format of the type text: the model writes summaries, not JSON.");
        var turns = ResponsesInput.Read(body, fields);
        fields.ThrowIfAny();
        var (request, warning) = PromptedSummary.Of(turns, model);
        fields.RefuseIf(request is null, "input", "input must hold a text to summarize.");
        fields.ThrowIfAny();
        fields.Warn(warning);
        return request! with
        {
            MaxTokens = OpenAiFields.Cap(body.MaxOutputTokens, model.Engine.MaxOutputTokens),
            Temperature = body.Temperature ?? request!.Temperature,
            TopP = body.TopP ?? request!.TopP,
            Strategy = services.Options.Value.OpenAi.Strategy,
            Truncate = body.Truncation == "auto" ? Truncation.End : services.Options.Value.OpenAi.Truncate,
        };
    }

    private static ResponsesMessage Message(string text, SummarizeResult result, string? id = null) => new(
        id ?? NewId(), result.FinishReason == Engine.Requests.FinishReason.Length ? "incomplete" : "completed", [new(text)]);

    private static string NewId() => $"msg_{Guid.NewGuid():N}";

    private static async IAsyncEnumerable<SseItem<object>> WriteAsync(
        ResponsesAnswer head,
        Task<RunningTask<string, SummarizeResult>> start,
        OpenAiFields fields,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var summary = await start;
        var id = NewId();
        var events = new ResponsesEvents(id);
        yield return events.Of("response.created", head);
        yield return events.Of("response.in_progress", head);
        yield return events.Of("response.output_item.added", new ResponsesMessage(id, "in_progress", []));
        yield return events.Of("response.content_part.added", new ResponsesPart(""));
        await foreach (var delta in summary.ReadAsync(cancellationToken))
        {
            yield return events.Delta(delta);
        }

        var result = await summary.Result;
        var message = Message(result.Summary, result, id);
        var answer = head.Finish(result, message, fields.With(result));
        yield return events.Done(result.Summary);
        yield return events.Of("response.content_part.done", message.Content[0]);
        yield return events.Of("response.output_item.done", message);
        yield return events.Of("response." + answer.Status, answer);
    }
}
