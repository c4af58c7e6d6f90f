using System.Diagnostics;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Pipeline.Tasks;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>Records tasks: metrics, a span and a log line, all from the same numbers. None of them contains texts.</summary>
internal sealed partial class TaskRecorder(TaskMeter meter, TimeProvider clock, IHttpContextAccessor requests, ILogger<TaskRecorder> logger)
{
    /// <summary>Error type of a task whose client has left. It is not the code of a problem, because no client sees it.</summary>
    public const string ClientClosedRequest = "client-closed-request";

    private static readonly ActivitySource Activities = new(Names.Meter);

    public TimeProvider Clock => clock;

    public HttpContext? Context => requests.HttpContext;

    /// <summary>Begins to record a task. The span becomes the parent of all spans of the task.</summary>
    /// <param name="task">Name of the task.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="cancellationToken">Cancels the task.</param>
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
            logger, task.Task, inputTokens, outputTokens, shown.QueueMs, shown.TokenizeMs, shown.EncodeMs, shown.DecodeMs, shown.TtftMs,
            shown.TotalMs, task.RequestId);
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
        Log.Failed(
            logger, task.Task, error, task.Stage == CancelStage.Running ? "running" : "queued", elapsed.TotalMilliseconds, task.RequestId);
    }

    // The deadline caused the cancellations that the client did not cause.
    private static string Error(TaskRecording task, Exception failure) => failure switch
    {
        OperationCanceledException => task.Client.IsCancellationRequested ? ClientClosedRequest : ProblemKind.Timeout.Code,
        _ => ProblemMapper.KindOf(failure).Code,
    };

    // The engine writes the spans queue, encode and decode; only this span is measured before the engine.
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
        [LoggerMessage(EventIds.TaskFinished, LogLevel.Information, "{Task} read {InputTokens} and wrote {OutputTokens} tokens: queue "
            + "{QueueMs}, tokenize {TokenizeMs}, encode {EncodeMs}, decode {DecodeMs}, ttft {TtftMs}, total {TotalMs} ms, {RequestId}")]
        public static partial void Finished(
            ILogger logger,
            string task,
            int inputTokens,
            int outputTokens,
            double queueMs,
            double tokenizeMs,
            double encodeMs,
            double decodeMs,
            double ttftMs,
            double totalMs,
            string requestId);

        [LoggerMessage(
            EventIds.TaskFailed,
            LogLevel.Information,
            "{Task} ended without an answer: {Error} while {Stage}, after {Milliseconds:0.0} ms, {RequestId}")]
        public static partial void Failed(ILogger logger, string task, string error, string stage, double milliseconds, string requestId);
    }
}
