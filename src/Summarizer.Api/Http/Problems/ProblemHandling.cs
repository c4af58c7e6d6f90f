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
        OpenAiRoute.Is(context) ? new(new OpenAiStreamError(OpenAiError.From(problem))) : new(problem, "error");

    /// <summary>Answers with a problem, Retry-After included.</summary>
    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        if (problem.RetryAfterMs is { } milliseconds)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (milliseconds + 999) / 1000).ToString(CultureInfo.InvariantCulture);
        }

        return OpenAiRoute.Is(context)
            ? context.Response.WriteAsJsonAsync(
                OpenAiErrorBody.From(problem), context.TypeInfo<OpenAiErrorBody>(), "application/json", context.RequestAborted)
            : context.Response.WriteAsJsonAsync(problem, context.TypeInfo<Problem>(), "application/problem+json", context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.RequestFailed, LogLevel.Error, "Request {RequestId} failed: {Code}")]
        public static partial void Failed(ILogger logger, string requestId, string code, Exception exception);
    }
}
