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
using Summarizer.Summarization;

namespace Summarizer.Api.Endpoints.Summarize;

/// <summary>POST /v1/summarize.</summary>
internal static class SummarizeEndpoint
{
    public static void MapSummarize(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/summarize", SummarizeAsync)
        .WithName("summarize")
        .RequireScope(ApiScopes.Summarize)
        .RequiresAdmission()
        .WithTags("Summarization")
        .WithSummary("Summarize one document")
        .WithDescription("The document is a text in JSON or a file: the body itself (options in the query) or part of a form (options as fields). Answers with JSON, or with server-sent events when stream is true.")
        .Produces<SummaryResponse>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .AddOpenApiOperationTransformer(SummarizeContract.DescribeAsync)
        .AddOpenApiOperationTransformer(UploadContract.DescribeAsync)
        .ProducesProblems(
            ProblemKind.InvalidJson, ProblemKind.Unauthorized, ProblemKind.Forbidden, ProblemKind.ModelNotFound, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.Validation, ProblemKind.UnreadableDocument,
            ProblemKind.Overloaded, ProblemKind.InferenceFailed, ProblemKind.Loading, ProblemKind.Timeout);

    private static async Task<Results<Ok<SummaryResponse>, ServerSentEventsResult<object>>> SummarizeAsync(
        SummarizeInput input, HttpContext context, ModelHost host, InferencePipeline tasks, EventStreams streams, IOptions<SummarizerOptions> options, TimeProvider clock)
    {
        var body = input.Body;
        var model = host.Require(body.Model);
        var head = new SummaryHead($"sum-{Guid.NewGuid():N}", clock.GetUtcNow().ToUnixTimeSeconds(), model.Name);
        var deadline = RequestDeadline.Start(context, options.Value.RequestTimeout, clock);
        try
        {
            var start = tasks.SummarizeAsync(model, body.ToRequest(), deadline.Token);
            if (body.Stream is not true)
            {
                var response = SummaryResponse.From(head, body.Text, await (await start).CompleteAsync(), input.Document);
                context.NoteDegraded(response.Degraded);
                context.Response.Headers["Server-Timing"] = response.Timings.ToHeader();
                return TypedResults.Ok(response);
            }

            var late = await streams.IsLateAsync(start, deadline.Token);
            return streams.Start(context, deadline, late, sink => WriteAsync(context, sink, head, input, start, deadline.Token));
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static async Task WriteAsync(HttpContext context, EventSink sink, SummaryHead head, SummarizeInput input, Task<RunningSummary> start, CancellationToken cancellationToken)
    {
        var summary = await start;
        sink.Send("summary.started", new SummaryStarted(head.Id, head.Model, summary.InputTokens, summary.Truncated));
        await foreach (var delta in summary.ReadAsync(cancellationToken))
        {
            sink.Send("summary.delta", new SummaryDelta(delta));
        }

        var response = SummaryResponse.From(head, input.Body.Text, await summary.CompleteAsync(), input.Document);
        context.NoteDegraded(response.Degraded);
        sink.Send("summary.completed", response);
    }
}
