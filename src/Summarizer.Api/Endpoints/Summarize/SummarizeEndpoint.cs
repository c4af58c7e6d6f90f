using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Http.Streaming;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Pipeline.Security;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Summarize;

/// <summary>POST /v1/summarize.</summary>
internal static class SummarizeEndpoint
{
    private const string Events =
        """
        Server-sent events. summary.progress: {"parts_read", "parts"}, while a document that is long is read in parts. summary.started: {"id", "model", "input_tokens", "truncated"}, once the model has read the document.
        summary.delta: {"delta"}, the next whole characters.
        summary.completed: the same object as without streaming. error: a Problem, and the stream ends. The comment ": keep-alive" fills
        every 10 seconds of silence.
        """;

    public static void MapSummarize(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/summarize", SummarizeAsync)
        .WithName("summarize")
        .RequireScope(ApiScopes.Summarize)
        .RequiresAdmission()
        .WithTags("Summarization")
        .WithSummary("Summarize one document")
        .WithDescription("The document is a text in JSON or a file: the body itself (options in the query) or part of a form (options as "
            + "fields). Answers with JSON, or with server-sent events when stream is true.")
        .Produces<SummaryResponse>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .StreamsEvents(Events)
        .AddOpenApiOperationTransformer(UploadContract.DescribeAsync)
        .ProducesProblems(
            ProblemKind.InvalidJson, ProblemKind.Unauthorized, ProblemKind.Forbidden, ProblemKind.ModelNotFound, ProblemKind.BodyTooLarge,
            ProblemKind.UnsupportedMediaType, ProblemKind.Validation, ProblemKind.UnreadableDocument,
            ProblemKind.Overloaded, ProblemKind.InferenceFailed, ProblemKind.Loading, ProblemKind.Timeout);

    private static async Task<Results<Ok<SummaryResponse>, ServerSentEventsResult<object>>> SummarizeAsync(
        SummarizeInput input,
        HttpContext context,
        ModelHost host,
        InferencePipeline pipeline,
        EventStreams streams,
        IOptions<SummarizerOptions> options,
        TimeProvider clock)
    {
        var body = input.Body;
        var model = host.Require(body.Model);
        var head = new SummaryHead($"sum-{Guid.NewGuid():N}", clock.GetUtcNow().ToUnixTimeSeconds(), model.Name);
        var deadline = RequestDeadline.Start(context, options.Value.RequestTimeout, clock);
        try
        {
            var reading = new ReadingEvents(clock);
            var request = input.ToRequest() with { Progress = body.Stream is true ? reading : null };
            var start = pipeline.RunAsync(model, request, deadline.Token);
            if (body.Stream is not true)
            {
                var response = SummaryResponse.From(head, body.Text, await (await start).Result, input.Document);
                context.NoteDegraded(response.Degraded);
                context.Response.Headers["Server-Timing"] = response.Timings.ToHeader();
                return TypedResults.Ok(response);
            }

            var late = await streams.IsLateAsync(reading.BeginAsync(start), deadline.Token);
            return streams.Start(context, deadline, late, WriteAsync(context, head, input, reading, start, deadline.Token));
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static async IAsyncEnumerable<SseItem<object>> WriteAsync(
        HttpContext context,
        SummaryHead head,
        SummarizeInput input,
        ReadingEvents reading,
        Task<RunningTask<string, SummarizeResult>> start,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var parts in reading.UntilAsync(start, cancellationToken))
        {
            yield return new(new SummaryProgress(parts.Done, parts.Total), "summary.progress");
        }

        var summary = await start;
        yield return new(new SummaryStarted(head.Id, head.Model, summary.InputTokens, summary.Truncated), "summary.started");
        await foreach (var delta in summary.ReadAsync(cancellationToken))
        {
            yield return new(new SummaryDelta(delta), "summary.delta");
        }

        var response = SummaryResponse.From(head, input.Body.Text, await summary.Result, input.Document);
        context.NoteDegraded(response.Degraded);
        yield return new(response, "summary.completed");
    }
}
