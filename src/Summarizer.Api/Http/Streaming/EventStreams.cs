using Microsoft.AspNetCore.Http.HttpResults;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;

namespace Summarizer.Api.Http.Streaming;

/// <summary>Answers requests with server-sent events.</summary>
internal sealed class EventStreams(ProblemMapper problems, ProblemHandling handling, TimeProvider clock)
{
    /// <summary>
    /// A failure before the first byte is a status of its own, so the first byte waits for the encoder; but not so long that a proxy gives up.
    /// </summary>
    /// <returns>Whether the work has not begun in that time; then the stream begins with a comment.</returns>
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
    /// <param name="deadline">Ends it.</param>
    /// <param name="late">There was a stretch of silence already.</param>
    /// <param name="write">Writes the events.</param>
    public ServerSentEventsResult<object> Start(HttpContext context, RequestDeadline deadline, bool late, Func<EventSink, Task> write)
    {
        context.Response.OnStarting(() =>
        {
            // Set last, since the result has its own idea of caching.
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            return Task.CompletedTask;
        });
        var stream = new EventStream(context, deadline, problems, handling, clock);
        return TypedResults.ServerSentEvents(stream.ReadAsync(write, late, context.RequestAborted));
    }
}
