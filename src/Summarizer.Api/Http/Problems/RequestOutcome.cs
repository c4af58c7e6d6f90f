namespace Summarizer.Api.Http.Problems;

/// <summary>
/// How a request ended, for logs and counters. Statuses do not tell: a stream fails with 200, and a client that left sees none.
/// </summary>
internal enum RequestOutcome
{
    /// <summary>Answered.</summary>
    Answered,

    /// <summary>Answered without the model, which could not.</summary>
    Degraded,

    /// <summary>The request was wrong.</summary>
    Invalid,

    /// <summary>Refused: the server is full, loading or draining, or the circuit of the engine is open.</summary>
    Refused,

    /// <summary>The deadline of the server was reached.</summary>
    TimedOut,

    /// <summary>The client left before the answer was complete.</summary>
    ClientGone,

    /// <summary>The model or the service failed.</summary>
    Failed,
}

/// <summary>Notes and reads the outcome of a request.</summary>
internal static class RequestOutcomes
{
    /// <summary>Notes that a problem ends the request, as a response or inside a stream.</summary>
    public static void EndWith(this HttpContext context, Problem problem) => context.Note(problem.Status switch
    {
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => RequestOutcome.Refused,
        StatusCodes.Status504GatewayTimeout => RequestOutcome.TimedOut,
        >= StatusCodes.Status500InternalServerError => RequestOutcome.Failed,
        _ => RequestOutcome.Invalid,
    });

    /// <summary>Notes that the answer was made without the model.</summary>
    public static void NoteDegraded(this HttpContext context, bool degraded)
    {
        if (degraded)
        {
            context.Note(RequestOutcome.Degraded);
        }
    }

    /// <summary>The outcome. Call this at the end of the request.</summary>
    public static RequestOutcome Outcome(this HttpContext context) =>
        context.RequestAborted.IsCancellationRequested
            ? RequestOutcome.ClientGone
            : context.Features.Get<Noted>()?.Outcome ?? RequestOutcome.Answered;

    private static void Note(this HttpContext context, RequestOutcome outcome) => context.Features.Set(new Noted(outcome));

    private sealed record Noted(RequestOutcome Outcome);
}
