using System.Diagnostics;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>
/// One piece of the model's work from acceptance to whatever its end is. The first end counts: a stream that is given up ends through its token alone, since
/// nobody reads it to the end.
/// </summary>
internal sealed class MeasuredTask
{
    private readonly TaskRecorder _recorder;
    private readonly CancellationTokenRegistration _registration;
    private readonly long _started;
    private volatile bool _running;
    private int _ended;

    public MeasuredTask(TaskRecorder recorder, string task, string model, Activity? span, CancellationToken cancellationToken)
    {
        (_recorder, Task, Model, Span) = (recorder, task, model, span);
        _started = recorder.Clock.GetTimestamp();
        AcceptedAt = recorder.Clock.GetUtcNow();
        Client = recorder.Context?.RequestAborted ?? CancellationToken.None;
        RequestId = recorder.Context?.TraceIdentifier ?? "";
        _registration = cancellationToken.UnsafeRegister(static (task, token) => ((MeasuredTask)task!).Fail(new OperationCanceledException(token)), this);
    }

    /// <summary>summarize or compress.</summary>
    public string Task { get; }

    /// <summary>Name of the model.</summary>
    public string Model { get; }

    /// <summary>Its span; null when it is not traced.</summary>
    public Activity? Span { get; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset AcceptedAt { get; }

    /// <summary>Cancelled when the client leaves.</summary>
    public CancellationToken Client { get; }

    /// <summary>The request's id, for the log.</summary>
    public string RequestId { get; }

    /// <summary>Accepted until now.</summary>
    public TimeSpan Elapsed => _recorder.Clock.GetElapsedTime(_started);

    /// <summary>How far it is.</summary>
    public CancelStage Stage => _running ? CancelStage.Running : CancelStage.Queued;

    /// <summary>The model writes now.</summary>
    public void Started() => _running = true;

    /// <summary>It has an answer.</summary>
    public void Finish(SummaryTimings timings, int inputTokens, int outputTokens, string? finishReason, double? ratio)
    {
        if (TryEnd())
        {
            _recorder.Finished(this, timings, inputTokens, outputTokens, finishReason, ratio);
        }
    }

    /// <summary>It has none.</summary>
    public void Fail(Exception failure)
    {
        if (TryEnd())
        {
            _recorder.Failed(this, failure);
        }
    }

    private bool TryEnd()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return false;
        }

        // Not Dispose: the end may come from the registration's own callback, which that would wait for.
        _registration.Unregister();
        return true;
    }
}
