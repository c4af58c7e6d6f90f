using Summarizer.Api.Http.Problems;

namespace Summarizer.Api.Http.Requests;

/// <summary>
/// Cancels a request when its client leaves or when the server's time limit is reached, and can tell which. It lives as long as the
/// response.
/// </summary>
internal sealed class RequestDeadline : IDisposable
{
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _client;
    private readonly TimeSpan _allowed;

    private RequestDeadline(TimeSpan allowed, TimeProvider clock, CancellationToken client)
    {
        _allowed = allowed;
        _client = client;
        _deadline = new CancellationTokenSource(allowed, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, client);
    }

    /// <summary>Cancelled in both cases.</summary>
    public CancellationToken Token => _either.Token;

    public static RequestDeadline Start(HttpContext context, TimeSpan allowed, TimeProvider clock)
    {
        var deadline = new RequestDeadline(allowed, clock, context.RequestAborted);
        context.Response.RegisterForDispose(deadline);
        return deadline;
    }

    /// <summary>Cancels all work of the request, because its answer is decided.</summary>
    public void Abandon() => _either.Cancel();

    /// <summary>The meaning of a cancellation: the problem of the deadline, or the cancellation itself when the client has left.</summary>
    public Exception Explain(OperationCanceledException cancellation) =>
        _deadline.IsCancellationRequested && !_client.IsCancellationRequested
            ? new ProblemException(
                ProblemKind.Timeout,
                FormattableString.Invariant($"The request took longer than the {_allowed.TotalSeconds:0.###} s that this server allows. ")
                + "Shorten the document or max_tokens, or try when the server is less busy.")
            : cancellation;

    public void Dispose()
    {
        _either.Dispose();
        _deadline.Dispose();
    }
}
