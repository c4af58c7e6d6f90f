using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Wire;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>POST /v1/chat/completions: a summary, in the form of a conversation.</summary>
internal static class ChatEndpoint
{
    public static void MapChat(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/chat/completions", AnswerAsync)
        .WithName("chat")
        .WithSummary("Summarize the document of a conversation")
        .WithDescription("OpenAI's route. An instruction and its document are told apart by the roles and the form of the messages.")
        .Produces<ChatResponse>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .SpeaksOpenAi("chat.completion.chunk");

    private static async Task<Results<Ok<ChatResponse>, ServerSentEventsResult<object>>> AnswerAsync(
        JsonBody<ChatBody> body, [AsParameters] OpenAiServices services)
    {
        var model = services.Require(body.Value.Model);
        var fields = new OpenAiFields();
        var request = fields.Steering(ChatRequest.From(body.Value, model, services.Options.Value.OpenAi, fields), model, services);
        var head = OpenAiHead.For("chatcmpl", model, services.Clock);
        var deadline = services.StartDeadline();
        try
        {
            var start = OpenAiFields.NamedAsync(services.Pipeline.RunAsync(model, request, deadline.Token), "messages");
            if (body.Value.Stream is not true)
            {
                var result = await (await start).Result;
                services.Context.Response.Headers["Server-Timing"] = SummaryMilliseconds.From(result.Timings).ToHeader();
                return TypedResults.Ok(new ChatResponse(head)
                {
                    Choices = [new(0, new("assistant", result.Summary), result.FinishReason)],
                    Usage = OpenAiUsage.Of(result),
                    Warnings = fields.With(result),
                });
            }

            var late = await services.Streams.IsLateAsync(start, deadline.Token);
            var usage = body.Value.StreamOptions?.IncludeUsage ?? false;
            return services.Streams.Start(services.Context, deadline, late, WriteAsync(head, start, fields, usage, deadline.Token));
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static async IAsyncEnumerable<SseItem<object>> WriteAsync(
        OpenAiHead head,
        Task<RunningTask<string, SummarizeResult>> start,
        OpenAiFields fields,
        bool usage,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var summary = await start;
        var chunk = new ChatChunk(head) { Choices = [new(0, new("assistant", ""), null)] };
        yield return new(chunk);
        await foreach (var delta in summary.ReadAsync(cancellationToken))
        {
            yield return new(chunk with { Choices = [new(0, new(null, delta), null)] });
        }

        var result = await summary.Result;
        yield return new(chunk with { Choices = [new(0, new(null, null), result.FinishReason)], Warnings = fields.With(result) });
        if (usage)
        {
            yield return new(chunk with { Choices = [], Usage = OpenAiUsage.Of(result) });
        }

        yield return new(OpenAiServices.Done);
    }
}
