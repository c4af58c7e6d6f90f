using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Http.Wire;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>POST /v1/completions: the model itself, text in and text out.</summary>
internal static class CompletionEndpoint
{
    public static void MapCompletions(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/completions", AnswerAsync)
        .WithName("completions")
        .WithSummary("Let the model read a prompt as it is, and write")
        .WithDescription("OpenAI's route. No task's words are put around the prompt, and what the model writes is given back as it is.")
        .Produces<CompletionResponse>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .SpeaksOpenAi("text_completion");

    private static async Task<Results<Ok<CompletionResponse>, ServerSentEventsResult<object>>> AnswerAsync(
        JsonBody<CompletionBody> body, [AsParameters] OpenAiServices services)
    {
        var model = services.Require(body.Value.Model);
        var fields = new OpenAiFields();
        var requests = RawCompletions.From(body.Value, model.Engine.MaxOutputTokens, fields);
        fields.WarnIfUntrained(model, services);
        var head = OpenAiHead.For("cmpl", model, services.Clock);
        var deadline = services.StartDeadline();
        try
        {
            Task<RunningTask<string, SummarizeResult>>[] starts = [.. requests.Select(
                r => OpenAiFields.NamedAsync(services.Pipeline.RunAsync(model, r, deadline.Token), "prompt"))];
            if (body.Value.Stream is not true)
            {
                var results = await Task.WhenAll(starts.Select(s => CompleteAsync(s, deadline)));
                if (results is [var only])
                {
                    services.Context.Response.Headers["Server-Timing"] = SummaryMilliseconds.From(only.Timings).ToHeader();
                }

                return TypedResults.Ok(new CompletionResponse(head)
                {
                    Choices = [.. results.Select((r, i) => new CompletionChoice(i, r.Summary, r.FinishReason))],
                    Usage = OpenAiUsage.Of(results),
                    Warnings = fields.With(results),
                });
            }

            var late = await services.Streams.IsLateAsync(starts[0], deadline.Token);
            var usage = body.Value.StreamOptions?.IncludeUsage ?? false;
            return services.Streams.Start(services.Context, deadline, late, WriteAsync(head, starts[0], fields, usage, deadline.Token));
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static async Task<SummarizeResult> CompleteAsync(Task<RunningTask<string, SummarizeResult>> start, RequestDeadline deadline)
    {
        try
        {
            return await (await start).Result;
        }
        catch
        {
            // One prompt failed, and with it the request.
            deadline.Abandon();
            throw;
        }
    }

    private static async IAsyncEnumerable<SseItem<object>> WriteAsync(
        OpenAiHead head,
        Task<RunningTask<string, SummarizeResult>> start,
        OpenAiFields fields,
        bool usage,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = await start;
        var chunk = new CompletionResponse(head) { Choices = [] };
        await foreach (var delta in text.ReadAsync(cancellationToken))
        {
            yield return new(chunk with { Choices = [new(0, delta, null)] });
        }

        var result = await text.Result;
        yield return new(chunk with { Choices = [new(0, "", result.FinishReason)], Warnings = fields.With(result) });
        if (usage)
        {
            yield return new(chunk with { Usage = OpenAiUsage.Of(result) });
        }

        yield return new(OpenAiServices.Done);
    }
}
