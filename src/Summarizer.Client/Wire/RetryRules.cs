using System.Net;
using Polly;

namespace Summarizer.Client.Wire;

/// <summary>What is worth another try: answers that say "later", and connections that were never made. The request has then not been worked on.</summary>
internal static class RetryRules
{
    public static bool IsWorthRetrying(Outcome<HttpResponseMessage> outcome, TimeSpan longestDelay, TimeProvider clock) => outcome switch
    {
        { Result: { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } response } => !(RetryAfter(response, clock) > longestDelay),
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } } => true,

        // How SocketsHttpHandler says that the time for connecting is over.
        { Exception: OperationCanceledException { InnerException: TimeoutException } } => true,
        _ => false,
    };

    /// <summary>The wait that an answer asks for, or null.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > clock.GetUtcNow() ? date - clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };
}
