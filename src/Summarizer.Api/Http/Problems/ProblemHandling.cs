using System.Globalization;
using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Diagnostics;
using Summarizer.Api.Http.Wire;

namespace Summarizer.Api.Http.Problems;

/// <summary>
/// Writes problems for exceptions and for statuses that the framework sets without a body, as <c>application/problem+json</c> or as
/// OpenAI's error.
/// </summary>
internal sealed partial class ProblemHandling(ProblemMapper mapper, ILogger<ProblemHandling> logger) : IExceptionHandler
{
    private const string Json = "application/json";

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = mapper.Map(httpContext, exception);
        httpContext.EndWith(problem);
        LogServerError(problem, exception);
        try
        {
            await WriteAsync(httpContext, problem);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The client has left.
        }

        return true;
    }

    /// <summary>Logs the failure behind a problem of the server, which clients do not see.</summary>
    public void LogServerError(Problem problem, Exception exception)
    {
        if (problem.Status == StatusCodes.Status500InternalServerError)
        {
            Log.Failed(logger, problem.RequestId, problem.Code, exception);
        }
    }

    /// <summary>Body for a status that has none yet.</summary>
    public Task DescribeStatusAsync(StatusCodeContext context)
    {
        var request = context.HttpContext.Request;
        var problem = context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => mapper.Create(
                context.HttpContext, ProblemKind.NotFound, "There is nothing at this path. GET /openapi/v1.json lists the routes."),
            StatusCodes.Status405MethodNotAllowed => mapper.Create(
                context.HttpContext, ProblemKind.MethodNotAllowed, $"The route does not take {request.Method}; it takes "
                    + $"{context.HttpContext.Response.Headers.Allow}."),
            StatusCodes.Status415UnsupportedMediaType => mapper.Map(context.HttpContext, ProblemException.NotJson(request)),
            var status => mapper.Create(
                context.HttpContext, ProblemKind.BadRequest with { Status = status }, "The request could not be handled as it was sent."),
        };

        context.HttpContext.EndWith(problem);
        return WriteAsync(context.HttpContext, problem);
    }

    /// <summary>A problem as the last event of a stream.</summary>
    public static SseItem<object> ToEvent(HttpContext context, Problem problem) =>
        RouteErrors.Of(context) switch
        {
            ErrorForm.OpenAi => new(new OpenAiStreamError(OpenAiError.From(problem))),
            ErrorForm.Plain => new(PlainError.From(problem)),
            _ => new(problem, "error"),
        };

    /// <summary>Answers with a problem, Retry-After included.</summary>
    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        var form = RouteErrors.Of(context);
        context.Response.StatusCode = form == ErrorForm.OpenAi ? OpenAiError.StatusOf(problem) : problem.Status;
        if (problem.Code == ProblemKind.Timeout.Code)
        {
            // OpenAI's clients ask again after every 5xx, and the same request would take as long again.
            context.Response.Headers["x-should-retry"] = "false";
        }

        if (problem.RetryAfterMs is { } milliseconds)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (milliseconds + 999) / 1000).ToString(CultureInfo.InvariantCulture);
        }

        return form switch
        {
            ErrorForm.OpenAi => SendAsync(context, OpenAiErrorBody.From(problem), Json),
            ErrorForm.Plain => SendAsync(context, PlainError.From(problem), Json),
            _ => SendAsync(
                context, IsBelowV1(context, problem) ? problem with { Error = OpenAiError.From(problem) } : problem, "application/problem+json"),
        };
    }

    private static Task SendAsync<T>(HttpContext context, T body, string type) =>
        context.Response.WriteAsJsonAsync(body, context.TypeInfo<T>(), type, context.RequestAborted);

    private static bool IsBelowV1(HttpContext context, Problem problem) =>
        context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase) || problem.Code == ProblemKind.NotFound.Code;

    private static partial class Log
    {
        [LoggerMessage(EventIds.RequestFailed, LogLevel.Error, "Request {RequestId} failed: {Code}")]
        public static partial void Failed(ILogger logger, string requestId, string code, Exception exception);
    }
}
