using System.Diagnostics;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Engine.Requests;
using Summarizer.Requests;

namespace Summarizer.Api.Http.Problems;

/// <summary>Maps failures to problems.</summary>
internal sealed class ProblemMapper(IOptions<SummarizerOptions> options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The kind of problem of a failure.</summary>
    public static ProblemKind KindOf(Exception failure) => failure switch
    {
        ProblemException e => e.Kind,
        InvalidRequestException => ProblemKind.Validation,
        EngineException e => KindOf(e.Error),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => ProblemKind.BodyTooLarge,
        BadHttpRequestException e => ProblemKind.BadRequest with { Status = e.StatusCode },

        // Kestrel throws these when the connection breaks while the body is read, and when the size of a chunk does not fit a number.
        ConnectionResetException or ConnectionAbortedException => ProblemKind.BadRequest,
        OperationCanceledException { InnerException: ConnectionAbortedException } => ProblemKind.BadRequest,
        IOException { InnerException: OverflowException } => ProblemKind.BadRequest,
        _ => ProblemKind.InternalError,
    };

    /// <summary>The problem for a failure.</summary>
    public Problem Map(HttpContext context, Exception failure)
    {
        var kind = KindOf(failure);
        return failure switch
        {
            ProblemException e =>
                Create(context, kind, e.Message) with
                {
                    Limit = e.Limit,
                    Actual = e.Actual,
                    RetryAfterMs = Milliseconds(e.RetryAfter),
                    ViolatedPolicies = e.ViolatedPolicies,
                },
            InvalidRequestException e => Create(context, kind, e.Message) with { Errors = e.Errors },
            EngineException e => Map(context, kind, e),
            BadHttpRequestException when kind == ProblemKind.BodyTooLarge => BodyTooLarge(context),
            _ when kind.Code == ProblemKind.BadRequest.Code =>
                Create(context, kind, "The request could not be read completely. Send it again."),
            _ => Create(context, kind, "Something went wrong in the service; its log has the reason under this request_id."),
        };
    }

    /// <summary>
    /// Creates a problem with the members that every problem has, and sets its kind as a feature of the request, for metrics.
    /// </summary>
    public Problem Create(HttpContext context, ProblemKind kind, string detail)
    {
        context.Features.Set(kind);
        return new()
        {
            Type = options.Value.ProblemTypeBase + kind.Code,
            Title = kind.Title,
            Status = kind.Status,
            Detail = detail,
            Instance = context.Request.Path,
            Code = kind.Code,
            RequestId = context.TraceIdentifier,
            TraceId = Activity.Current?.TraceId.ToString(),
        };
    }

    private static ProblemKind KindOf(EngineError error) => error switch
    {
        EngineError.InvalidRequest => ProblemKind.Validation,
        EngineError.InputTooLong => ProblemKind.InputTooLong,
        EngineError.Overloaded => ProblemKind.Overloaded,
        EngineError.Draining => ProblemKind.Draining,
        _ => ProblemKind.InferenceFailed,
    };

    // The details of an internal failure go to the log, not to clients.
    private Problem Map(HttpContext context, ProblemKind kind, EngineException failure) =>
        Create(context, kind, kind == ProblemKind.InferenceFailed ? "The model failed on this request; the service's log has the reason "
            + "under this request_id." : failure.Message) with
        {
            Limit = failure.Limit,
            Actual = failure.Actual,
            RetryAfterMs = failure.Error is EngineError.Overloaded or EngineError.Draining
                ? Milliseconds(failure.RetryAfter ?? Pause)
                : null,
        };

    private Problem BodyTooLarge(HttpContext context) =>
        Create(
            context,
            ProblemKind.BodyTooLarge,
            $"The body must have at most {options.Value.MaxBodyBytes} bytes. Send less, or split the document.") with
        {
            Limit = options.Value.MaxBodyBytes,
            Actual = context.Request.ContentLength,
        };

    private static long? Milliseconds(TimeSpan? time) => (long?)time?.TotalMilliseconds;
}
