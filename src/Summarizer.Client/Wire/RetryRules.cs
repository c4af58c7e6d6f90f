using System.Net;
using Polly;

namespace Summarizer.Client.Wire;

/// <summary>
/// What is worth another try: answers that say "later", and connections that were never made. The request has then not been worked on.
/// </summary>
internal static class RetryRules
{
    /// <summary>Marks a request for <c>/health</c>, whose 503 says how the service is.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsProbe = new("Summarizer.Client.IsProbe");

    public static bool IsWorthRetrying(Outcome<HttpResponseMessage> outcome, TimeSpan longestDelay, TimeProvider clock) => outcome switch
    {
        { Result: { } answer } when IsAnswerOfProbe(answer) => false,
        { Result: { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } response } =>
            !(RetryAfter(response, clock) > longestDelay),
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } } => true,
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } } => true,

        // How SocketsHttpHandler says that the time for connecting is over.
        { Exception: OperationCanceledException { InnerException: TimeoutException } } => true,
        _ => false,
    };

    /// <summary>Whether this is what a probe of the service says when something is wrong. A proxy's 503 has another media type.</summary>
    public static bool IsAnswerOfProbe(HttpResponseMessage response) =>
        response is { StatusCode: HttpStatusCode.ServiceUnavailable, RequestMessage: { } request }
        && request.Options.TryGetValue(IsProbe, out var isProbe) && isProbe
        && response.Content.Headers.ContentType?.MediaType == "application/json";

    /// <summary>The wait that an answer asks for, or null.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > clock.GetUtcNow() ? date - clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };
}
