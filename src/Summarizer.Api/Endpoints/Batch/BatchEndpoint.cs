using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Http.Streaming;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Pipeline.Security;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Endpoints.Batch;

/// <summary>POST /v1/summarize/batch.</summary>
internal static class BatchEndpoint
{
    private const string Events =
        """
        Server-sent events. batch.item: one entry of results, as it is finished. batch.completed: the same object as without streaming.
        error: a Problem, and the stream ends. The comment ": keep-alive" fills every 10 seconds of silence.
        """;

    public static void MapBatch(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/summarize/batch", RunAsync)
        .WithName("batch")
        .RequireScope(ApiScopes.Summarize)
        .RequiresAdmission()
        .WithTags("Summarization")
        .WithSummary("Summarize many documents in the same way")
        .WithDescription("Texts in JSON, or files in a form. One result per document: a summary or a problem. Answers with JSON, or with "
            + "server-sent events when stream is true.")
        .Produces<BatchResponse>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .AddOpenApiOperationTransformer(UploadContract.DescribeAsync)
        .StreamsEvents(Events)
        .ProducesProblems(
            ProblemKind.InvalidJson, ProblemKind.Unauthorized, ProblemKind.Forbidden, ProblemKind.ModelNotFound, ProblemKind.BodyTooLarge,
            ProblemKind.UnsupportedMediaType, ProblemKind.Validation,
            ProblemKind.Overloaded, ProblemKind.InferenceFailed, ProblemKind.Loading, ProblemKind.Timeout);

    private static async Task<Results<Ok<BatchResponse>, ServerSentEventsResult<object>>> RunAsync(
        BatchInput input,
        HttpContext context,
        ModelHost host,
        BatchRunner runner,
        EventStreams streams,
        IOptions<SummarizerOptions> options,
        TimeProvider clock)
    {
        var started = clock.GetTimestamp();
        var model = host.Require(input.Body.Model);
        var head = new SummaryHead($"bat-{Guid.NewGuid():N}", clock.GetUtcNow().ToUnixTimeSeconds(), model.Name);
        var deadline = RequestDeadline.Start(context, options.Value.RequestTimeout, clock);
        try
        {
            var first = await runner.StartAsync(context, model, head, input, deadline);
            var items = runner.RunAsync(context, model, head, input, first, deadline, context.RequestAborted);
            var results = new BatchItem[input.Documents.Count];
            if (input.Body.Stream is true)
            {
                return streams.Start(context, deadline, late: false, WriteAsync());
            }

            await foreach (var item in items)
            {
                results[item.Index] = item;
            }

            return TypedResults.Ok(BatchResponse.From(head, results, clock.GetElapsedTime(started)));

            async IAsyncEnumerable<SseItem<object>> WriteAsync()
            {
                await foreach (var item in items)
                {
                    results[item.Index] = item;
                    yield return new(item, "batch.item");
                }

                yield return new(BatchResponse.From(head, results, clock.GetElapsedTime(started)), "batch.completed");
            }
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }
}
