using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;

namespace Summarizer.Api.Http.Streaming;

/// <summary>
/// The server-sent events of one request: those of the route, and <c>error</c> with a problem when the route fails. A comment fills every
/// 10 seconds of silence, so that proxies keep the connection.
/// </summary>
internal sealed class EventStream(
    HttpContext context, RequestDeadline deadline, ProblemMapper problems, ProblemHandling handling, TimeProvider clock)
{
    /// <summary>Longest silence.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    /// <summary>Reads the events of a route; ends early, without an event, when the client has left.</summary>
    /// <param name="events">The events.</param>
    /// <param name="late">Begin with a comment, because the client has waited in silence already.</param>
    /// <param name="cancellationToken">Cancelled when the client has left.</param>
    public async IAsyncEnumerable<SseItem<object>> ReadAsync(
        IAsyncEnumerable<SseItem<object>> events, bool late, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (late)
        {
            await SendCommentAsync(cancellationToken);
        }

        var source = events.GetAsyncEnumerator(CancellationToken.None);
        var next = Task.FromResult<SseItem<object>?>(null);
        try
        {
            while (true)
            {
                next = NextAsync(source);
                if (await WaitAsync(next, cancellationToken) is not { } item)
                {
                    yield break;
                }

                yield return item;
            }
        }
        finally
        {
            // The route uses the request's objects, so the response may not end before it. This task never fails.
            await next;
            await source.DisposeAsync();
        }
    }

    // The status line is sent already, so the stream itself has to say what went wrong.
    private async Task<SseItem<object>?> NextAsync(IAsyncEnumerator<SseItem<object>> events)
    {
        try
        {
            return await events.MoveNextAsync() ? events.Current : null;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            var failure = e is OperationCanceledException cancellation ? deadline.Explain(cancellation) : e;
            var problem = problems.Map(context, failure);
            context.EndWith(problem);
            handling.LogServerError(problem, failure);
            return ProblemHandling.ToEvent(context, problem);
        }
    }

    // The result writes to the body only between two calls of the enumerator, so a comment cannot tear an event apart.
    private async Task<SseItem<object>?> WaitAsync(Task<SseItem<object>?> next, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await next.WaitAsync(KeepAlive, clock, cancellationToken);
            }
            catch (TimeoutException)
            {
                await SendCommentAsync(cancellationToken);
            }
        }
    }

    private async Task SendCommentAsync(CancellationToken cancellationToken)
    {
        await context.Response.WriteAsync(": keep-alive\n\n", cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
