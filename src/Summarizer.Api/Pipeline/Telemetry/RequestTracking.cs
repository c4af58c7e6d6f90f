using Microsoft.AspNetCore.Diagnostics;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>Gives every request its id, and writes one log line at its end.</summary>
internal sealed partial class RequestTracking(RequestDelegate next, TimeProvider clock, ILogger<RequestTracking> logger)
{
    /// <summary>Status in the log of a request whose client left before the answer was complete.</summary>
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        var id = RequestId.From(context.Request.Headers[RequestId.Header]);
        context.TraceIdentifier = id;

        // An exception clears the headers that were set before it.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[RequestId.Header] = id;
            return Task.CompletedTask;
        });

        await next(context);
        var status = context.RequestAborted.IsCancellationRequested ? ClientClosedRequest : context.Response.StatusCode;

        // While an exception is handled, the endpoint is found in this feature.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
        Log.Finished(logger, context.Request.Method, route, status, clock.GetElapsedTime(started).TotalMilliseconds, id, context.Outcome());
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.RequestFinished, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds:0.0} ms, {RequestId}, {Outcome}")]
        public static partial void Finished(
            ILogger logger, string method, string route, int status, double milliseconds, string requestId, RequestOutcome outcome);
    }
}
