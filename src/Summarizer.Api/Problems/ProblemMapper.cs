using System.Diagnostics;
using Microsoft.Extensions.Options;
using Summarizer.Api.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Summarization;

namespace Summarizer.Api.Problems;

/// <summary>The one table from failures to problems.</summary>
internal sealed class ProblemMapper(IOptions<SummarizerOptions> options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The problem for a failure.</summary>
    public Problem Map(HttpContext context, Exception failure) => failure switch
    {
        ProblemException e => Create(context, e.Kind, e.Message) with { Limit = e.Limit, Actual = e.Actual, RetryAfterMs = Milliseconds(e.RetryAfter) },
        InvalidRequestException e => Create(context, ProblemKind.Validation, e.Message) with { Errors = e.Errors },
        EngineException e => Map(context, e),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => BodyTooLarge(context),
        BadHttpRequestException e => Create(context, ProblemKind.BadRequest with { Status = e.StatusCode }, "The request could not be read completely. Send it again."),
        _ => Create(context, ProblemKind.InternalError, "Something went wrong in the service; its log has the reason under this request_id."),
    };

    /// <summary>A problem with the members that every problem has.</summary>
    public Problem Create(HttpContext context, ProblemKind kind, string detail) => new()
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

    private Problem Map(HttpContext context, EngineException failure)
    {
        var problem = failure.Error switch
        {
            EngineError.InvalidRequest => Create(context, ProblemKind.Validation, failure.Message),
            EngineError.InputTooLong => Create(context, ProblemKind.InputTooLong, failure.Message),
            EngineError.Overloaded => Create(context, ProblemKind.Overloaded, failure.Message) with { RetryAfterMs = Milliseconds(failure.RetryAfter ?? Pause) },
            EngineError.Draining => Create(context, ProblemKind.Draining, failure.Message) with { RetryAfterMs = Milliseconds(Pause) },

            // What failed inside is for the log, not for clients.
            _ => Create(context, ProblemKind.InferenceFailed, "The model failed on this request; the service's log has the reason under this request_id."),
        };

        return problem with { Limit = failure.Limit, Actual = failure.Actual };
    }

    private Problem BodyTooLarge(HttpContext context) =>
        Create(context, ProblemKind.BodyTooLarge, $"The body must have at most {options.Value.MaxBodyBytes} bytes. Send less, or split the document.") with
        {
            Limit = options.Value.MaxBodyBytes,
            Actual = context.Request.ContentLength,
        };

    private static long? Milliseconds(TimeSpan? time) => (long?)time?.TotalMilliseconds;
}
