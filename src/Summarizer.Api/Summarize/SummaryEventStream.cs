using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Summarizer.Api.Problems;
using Summarizer.Api.Requests;
using Summarizer.Summarization;

namespace Summarizer.Api.Summarize;

/// <summary>
/// A summary as server-sent events: <c>summary.started</c>, <c>summary.delta</c>..., then <c>summary.completed</c> or <c>error</c>.
/// A comment is sent in every stretch of silence, so that proxies keep the connection.
/// </summary>
internal sealed class SummaryEventStream(HttpContext context, RequestDeadline deadline, ProblemMapper problems, ProblemHandling handling, TimeProvider clock)
{
    /// <summary>Longest silence.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    private readonly Channel<SseItem<object>> _events = Channel.CreateUnbounded<SseItem<object>>(new() { SingleReader = true, SingleWriter = true });

    /// <summary>Events of a summary that was asked for; ends early, without an event, when the client has left.</summary>
    public async IAsyncEnumerable<SseItem<object>> ReadAsync(SummaryHead head, Task<RunningSummary> start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!start.IsCompleted)
        {
            await SendCommentAsync(cancellationToken);
        }

        var writing = WriteAsync(head, start);
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

    private async Task WriteAsync(SummaryHead head, Task<RunningSummary> start)
    {
        try
        {
            var summary = await start;
            Send("summary.started", new SummaryStarted(head.Id, head.Model, summary.InputTokens, summary.Truncated));
            await foreach (var delta in summary.ReadAsync(deadline.Token))
            {
                Send("summary.delta", new SummaryDelta(delta));
            }

            Send("summary.completed", SummaryResponse.From(head, await summary.CompleteAsync()));
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
            handling.LogServerError(problem, failure);
            Send("error", problem);
        }
        finally
        {
            _events.Writer.Complete();
        }
    }

    private void Send(string type, object data) => _events.Writer.TryWrite(new SseItem<object>(data, type));

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
