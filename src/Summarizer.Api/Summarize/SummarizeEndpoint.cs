using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Bodies;
using Summarizer.Api.Hosting;
using Summarizer.Api.Problems;
using Summarizer.Api.Requests;
using Summarizer.Summarization;

namespace Summarizer.Api.Summarize;

/// <summary>POST /v1/summarize.</summary>
internal static class SummarizeEndpoint
{
    public static void MapSummarize(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/summarize", SummarizeAsync)
        .WithName("summarize")
        .WithTags("Summarization")
        .WithSummary("Summarize one document")
        .WithDescription("Answers with JSON, or with server-sent events when stream is true.")
        .Produces<SummaryResponse>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .AddOpenApiOperationTransformer(SummarizeContract.DescribeAsync)
        .ProducesProblems(
            ProblemKind.InvalidJson, ProblemKind.ModelNotFound, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.Validation,
            ProblemKind.Overloaded, ProblemKind.InferenceFailed, ProblemKind.Loading, ProblemKind.Timeout);

    private static async Task<Results<Ok<SummaryResponse>, ServerSentEventsResult<object>>> SummarizeAsync(
        JsonBody<SummarizeBody> body, HttpContext context, ModelHost host, ProblemMapper problems, ProblemHandling handling, IOptions<SummarizerOptions> options, TimeProvider clock)
    {
        var model = host.Model;
        if (body.Value.Model is { } asked && asked != model.Name)
        {
            throw new ProblemException(ProblemKind.ModelNotFound, $"This server serves the model '{model.Name}' only. Leave model out, or see GET /v1/models.");
        }

        var head = new SummaryHead($"sum-{Guid.NewGuid():N}", clock.GetUtcNow().ToUnixTimeSeconds(), model.Name);
        var deadline = RequestDeadline.Start(context, options.Value.RequestTimeout, clock);
        try
        {
            var start = model.Summarizer.StartAsync(body.Value.ToRequest(), deadline.Token);
            if (body.Value.Stream is not true)
            {
                var response = SummaryResponse.From(head, await (await start).CompleteAsync());
                context.Response.Headers["Server-Timing"] = response.Timings.ToHeader();
                return TypedResults.Ok(response);
            }

            await UntilCertainAsync(start, clock, deadline.Token);
            SetStreamHeaders(context.Response);
            var stream = new SummaryEventStream(context, deadline, problems, handling, clock);
            return TypedResults.ServerSentEvents(stream.ReadAsync(head, start, context.RequestAborted));
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    // A failure before the first byte is a status of its own, so the first byte waits for the encoder; but not so long that a proxy gives up.
    private static async Task UntilCertainAsync(Task<RunningSummary> start, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await start.WaitAsync(SummaryEventStream.KeepAlive, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The stream begins with a comment.
        }
    }

    private static void SetStreamHeaders(HttpResponse response) => response.OnStarting(() =>
    {
        // Set last, since the result has its own idea of caching.
        response.Headers.CacheControl = "no-cache";
        response.Headers["X-Accel-Buffering"] = "no";
        return Task.CompletedTask;
    });
}
