using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;

namespace Summarizer.Api.Http.Streaming;

/// <summary>Answers requests with server-sent events.</summary>
internal sealed class EventStreams(ProblemMapper problems, ProblemHandling handling, TimeProvider clock)
{
    /// <summary>
    /// Waits for the task to start, so that a failure until then is a status of its own; but not so long that a proxy gives up.
    /// </summary>
    /// <returns>Whether the task has not started in that time. Then the stream begins with a comment.</returns>
    public async Task<bool> IsLateAsync(Task start, CancellationToken cancellationToken)
    {
        try
        {
            await start.WaitAsync(EventStream.KeepAlive, clock, cancellationToken);
            return false;
        }
        catch (TimeoutException)
        {
            return true;
        }
    }

    /// <summary>Begins the answer. From here on the status is 200, whatever happens.</summary>
    /// <param name="context">The request.</param>
    /// <param name="deadline">Ends the request.</param>
    /// <param name="late">Begin with a comment, because the client has waited in silence already.</param>
    /// <param name="events">The events.</param>
    public ServerSentEventsResult<object> Start(
        HttpContext context, RequestDeadline deadline, bool late, IAsyncEnumerable<SseItem<object>> events)
    {
        context.Response.OnStarting(() =>
        {
            // Set last, because the result sets its own caching headers.
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            return Task.CompletedTask;
        });
        var stream = new EventStream(context, deadline, problems, handling, clock);
        return TypedResults.ServerSentEvents(stream.ReadAsync(events, late, context.RequestAborted));
    }
}

/// <summary>Describes streams in the OpenAPI document.</summary>
internal static class EventStreamMetadata
{
    /// <summary>Describes the streamed form of a route's answer.</summary>
    /// <param name="route">The route.</param>
    /// <param name="events">The events and their data, in words; OpenAPI has no schema for them.</param>
    public static RouteHandlerBuilder StreamsEvents(this RouteHandlerBuilder route, string events) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = events.ReplaceLineEndings(" ") };
        operation.Responses!["200"].Content!["text/event-stream"] = new() { Schema = schema };
        return Task.CompletedTask;
    });
}
