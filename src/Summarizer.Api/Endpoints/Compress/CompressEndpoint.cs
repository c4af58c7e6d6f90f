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
using Summarizer.Compression;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Compress;

/// <summary>POST /v1/compress.</summary>
internal static class CompressEndpoint
{
    private const string Events =
        """
        Server-sent events. compression.document: one entry of results, as each is finished, most relevant first. compression.completed: the
        same object as without streaming.
        error: a Problem, and the stream ends. The comment ": keep-alive" fills every 10 seconds of silence.
        """;

    public static void MapCompress(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/compress", CompressAsync)
        .WithName("compress")
        .RequireScope(ApiScopes.Compress)
        .RequiresAdmission()
        .WithTags("Compression")
        .WithSummary("Compress retrieved documents to the evidence for a question")
        .WithDescription("Answers with JSON, or with server-sent events when stream is true.")
        .Produces<CompressResponse>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .StreamsEvents(Events)
        .ProducesProblems(
            ProblemKind.InvalidJson, ProblemKind.Unauthorized, ProblemKind.Forbidden, ProblemKind.ModelNotFound, ProblemKind.BodyTooLarge,
            ProblemKind.UnsupportedMediaType, ProblemKind.Validation,
            ProblemKind.Overloaded, ProblemKind.InferenceFailed, ProblemKind.Loading, ProblemKind.Timeout);

    private static async Task<Results<Ok<CompressResponse>, ServerSentEventsResult<object>>> CompressAsync(
        JsonBody<CompressBody> body,
        HttpContext context,
        ModelHost host,
        InferencePipeline pipeline,
        EventStreams streams,
        IOptions<SummarizerOptions> options,
        TimeProvider clock)
    {
        var model = host.Require(body.Value.Model);
        var head = new SummaryHead($"cmp-{Guid.NewGuid():N}", clock.GetUtcNow().ToUnixTimeSeconds(), model.Name);
        var deadline = RequestDeadline.Start(context, options.Value.RequestTimeout, clock);
        try
        {
            var running = await pipeline.RunAsync(model, body.Value.ToRequest(), deadline.Token);
            if (body.Value.Stream is true)
            {
                return streams.Start(context, deadline, late: false, WriteAsync(context, head, body.Value, running, deadline.Token));
            }

            var response = CompressResponse.From(head, body.Value, await running.Result);
            context.NoteDegraded(response.Degraded);
            context.Response.Headers["Server-Timing"] = response.Timings.ToHeader();
            return TypedResults.Ok(response);
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static async IAsyncEnumerable<SseItem<object>> WriteAsync(
        HttpContext context,
        SummaryHead head,
        CompressBody body,
        RunningTask<DocumentResult, CompressResult> running,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var document in running.ReadAsync(cancellationToken))
        {
            yield return new(CompressItem.From(body, document), "compression.document");
        }

        var response = CompressResponse.From(head, body, await running.Result);
        context.NoteDegraded(response.Degraded);
        yield return new(response, "compression.completed");
    }
}
