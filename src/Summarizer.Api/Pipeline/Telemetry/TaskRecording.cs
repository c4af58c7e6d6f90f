using System.Diagnostics;
using Summarizer.Api.Pipeline.Tasks;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>
/// Measures one task from its acceptance to its end. The first end counts: a stream whose client leaves ends through its token, and nobody
/// reads it further.
/// </summary>
internal sealed class TaskRecording
{
    private readonly TaskRecorder _recorder;
    private readonly CancellationTokenRegistration _registration;
    private readonly long _accepted;
    private volatile bool _isRunning;
    private int _hasEnded;

    public TaskRecording(TaskRecorder recorder, string task, string model, Activity? span, CancellationToken cancellationToken)
    {
        (_recorder, Task, Model, Span) = (recorder, task, model, span);
        _accepted = recorder.Clock.GetTimestamp();
        AcceptedAt = recorder.Clock.GetUtcNow();
        Client = recorder.Context?.RequestAborted ?? CancellationToken.None;
        RequestId = recorder.Context?.TraceIdentifier ?? "";
        _registration = cancellationToken.UnsafeRegister(
            static (recording, token) => ((TaskRecording)recording!).Fail(new OperationCanceledException(token)), this);
    }

    /// <summary>Name of the task.</summary>
    public string Task { get; }

    /// <summary>Name of the model.</summary>
    public string Model { get; }

    /// <summary>Span of the task; null when the request is not traced.</summary>
    public Activity? Span { get; }

    /// <summary>When the task was accepted.</summary>
    public DateTimeOffset AcceptedAt { get; }

    /// <summary>Cancelled when the client leaves.</summary>
    public CancellationToken Client { get; }

    /// <summary>Id of the request, for the log.</summary>
    public string RequestId { get; }

    /// <summary>Time since the task was accepted.</summary>
    public TimeSpan Elapsed => _recorder.Clock.GetElapsedTime(_accepted);

    /// <summary>How far the task is.</summary>
    public CancelStage Stage => _isRunning ? CancelStage.Running : CancelStage.Queued;

    /// <summary>The model begins to write.</summary>
    public void Started() => _isRunning = true;

    /// <summary>The task has a result.</summary>
    public void Finish(TaskOutcome outcome)
    {
        if (TryEnd())
        {
            _recorder.Finished(this, outcome);
        }
    }

    /// <summary>The task has failed.</summary>
    public void Fail(Exception failure)
    {
        if (TryEnd())
        {
            _recorder.Failed(this, failure);
        }
    }

    private bool TryEnd()
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) != 0)
        {
            return false;
        }

        // Not Dispose, which would wait for the registration's callback: the end may come from there.
        _registration.Unregister();
        return true;
    }
}
