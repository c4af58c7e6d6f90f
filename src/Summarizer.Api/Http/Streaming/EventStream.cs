using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;

namespace Summarizer.Api.Http.Streaming;

/// <summary>
/// Server-sent events of one request: whatever the route writes, and <c>error</c> with a problem when it fails. A comment is sent in every stretch of silence, so that proxies keep the connection.
/// </summary>
internal sealed class EventStream(HttpContext context, RequestDeadline deadline, ProblemMapper problems, ProblemHandling handling, TimeProvider clock)
{
    /// <summary>Longest silence.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    private readonly Channel<SseItem<object>> _events = Channel.CreateUnbounded<SseItem<object>>(new() { SingleReader = true, SingleWriter = true });

    /// <summary>Runs a route and gives its events; ends early, without an event, when the client has left.</summary>
    /// <param name="write">Writes the events.</param>
    /// <param name="late">Begin with a comment: there was silence already.</param>
    /// <param name="cancellationToken">The client has left.</param>
    public async IAsyncEnumerable<SseItem<object>> ReadAsync(Func<EventSink, Task> write, bool late, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (late)
        {
            await SendCommentAsync(cancellationToken);
        }

        var writing = RunAsync(write);
        try
        {
            while (await WaitAsync(cancellationToken))
            {
                while (_events.Reader.TryRead(out var item))
                {
                    yield return item;
                }
            }
        }
        finally
        {
            // The writer uses the request's objects, so the response may not end before it.
            await writing;
        }
    }

    private async Task RunAsync(Func<EventSink, Task> write)
    {
        try
        {
            await write(new EventSink(_events.Writer));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be told.
        }
        catch (Exception e)
        {
            // The status line is gone, so whatever went wrong must be said inside the stream.
            var failure = e is OperationCanceledException cancellation ? deadline.Explain(cancellation) : e;
            var problem = problems.Map(context, failure);
            context.EndWith(problem);
            handling.LogServerError(problem, failure);
            _events.Writer.TryWrite(ProblemHandling.ToEvent(context, problem));
        }
        finally
        {
            _events.Writer.Complete();
        }
    }

    // The result writes to the body only between two calls of this enumerator, so writing here cannot tear an event.
    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var more = _events.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            try
            {
                return await more.WaitAsync(KeepAlive, clock, cancellationToken);
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
