using System.Diagnostics;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Pipeline.Tasks;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>Writes the model's work down: metrics, a span and a line in the log, all from the same numbers. Texts are in none of them.</summary>
internal sealed partial class TaskRecorder(TaskMeter meter, TimeProvider clock, IHttpContextAccessor requests, ILogger<TaskRecorder> logger)
{
    /// <summary>What an end means whose client is gone; it is no problem, since nobody is told.</summary>
    public const string ClientClosedRequest = "client-closed-request";

    private static readonly ActivitySource Activities = new(Names.Meter);

    public TimeProvider Clock => clock;

    public HttpContext? Context => requests.HttpContext;

    /// <summary>Accepts work. The caller's activity becomes the parent of all that follows in it.</summary>
    /// <param name="task">summarize or compress.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public TaskRecording Begin(string task, string model, CancellationToken cancellationToken)
    {
        var span = Activities.StartActivity($"{Names.TextCompletion} {model}", ActivityKind.Internal);
        span?.SetTag(Names.Operation, Names.TextCompletion)
            .SetTag(Names.Provider, Names.Summarizer)
            .SetTag(Names.RequestModel, model)
            .SetTag(Names.TaskAttribute, task);
        return new(this, task, model, span, cancellationToken);
    }

    /// <summary>Writes down a task that has a result.</summary>
    public void Finished(TaskRecording task, TaskOutcome outcome)
    {
        var (timings, inputTokens, outputTokens) = outcome;
        meter.Finished(task.Task, task.Model, timings, inputTokens, outputTokens);
        if (outcome.CompressionRatio is { } ratio)
        {
            meter.Compressed(ratio);
        }

        if (task.Span is { } span)
        {
            span.SetTag(Names.ResponseModel, task.Model).SetTag(Names.InputTokens, inputTokens).SetTag(Names.OutputTokens, outputTokens);
            if (outcome.FinishReason is { } reason)
            {
                span.SetTag(Names.FinishReasons, new[] { reason });
            }

            TraceTokenization(task, span, timings.Tokenize);
            span.Dispose();
        }

        var shown = SummaryMilliseconds.From(timings);
        Log.Finished(
            logger, task.Task, inputTokens, outputTokens, shown.QueueMs, shown.TokenizeMs, shown.EncodeMs, shown.DecodeMs, shown.TtftMs, shown.TotalMs, task.RequestId);
    }

    /// <summary>Writes down a task that has failed, or whose client has left.</summary>
    public void Failed(TaskRecording task, Exception failure)
    {
        var elapsed = task.Elapsed;
        var error = Error(task, failure);
        meter.Failed(task.Task, task.Model, error, elapsed);
        if (failure is OperationCanceledException || error == ProblemKind.Timeout.Code)
        {
            meter.Cancelled(task.Stage);
        }

        task.Span?.SetTag(Names.ErrorType, error).SetStatus(ActivityStatusCode.Error);
        task.Span?.Dispose();
        Log.Failed(logger, task.Task, error, task.Stage == CancelStage.Running ? "running" : "queued", elapsed.TotalMilliseconds, task.RequestId);
    }

    // A cancellation that the client did not cause is the deadline's.
    private static string Error(TaskRecording task, Exception failure) => failure switch
    {
        OperationCanceledException => task.Client.IsCancellationRequested ? ClientClosedRequest : ProblemKind.Timeout.Code,
        _ => ProblemMapper.KindOf(failure).Code,
    };

    // The engine writes queue, encode and decode itself; what comes before it is known here.
    private static void TraceTokenization(TaskRecording task, Activity span, TimeSpan duration)
    {
        if (duration > TimeSpan.Zero)
        {
            using var tokenize = Activities.StartActivity("tokenize", ActivityKind.Internal, span.Context, startTime: task.AcceptedAt);
            tokenize?.SetEndTime((task.AcceptedAt + duration).UtcDateTime);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.TaskFinished, LogLevel.Information, "{Task} read {InputTokens} and wrote {OutputTokens} tokens: queue {QueueMs}, tokenize {TokenizeMs}, encode {EncodeMs}, decode {DecodeMs}, ttft {TtftMs}, total {TotalMs} ms, {RequestId}")]
        public static partial void Finished(
            ILogger logger, string task, int inputTokens, int outputTokens, double queueMs, double tokenizeMs, double encodeMs, double decodeMs, double ttftMs, double totalMs, string requestId);

        [LoggerMessage(EventIds.TaskFailed, LogLevel.Information, "{Task} ended without an answer: {Error} while {Stage}, after {Milliseconds:0.0} ms, {RequestId}")]
        public static partial void Failed(ILogger logger, string task, string error, string stage, double milliseconds, string requestId);
    }
}
