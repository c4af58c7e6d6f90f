using Microsoft.ML.OnnxRuntime;

namespace Summarizer.Engine.Sessions;

/// <summary>
/// Stops a graph run that takes too long: between two operators, which is the only way that ONNX Runtime knows. The engine's thread begins
/// and ends runs, one at a time; a timer's thread stops them. An operator that never returns cannot be stopped at all: then the loop's
/// heartbeat stays old, and liveness restarts the process.
/// </summary>
internal sealed class RunWatch : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private readonly ManualResetEvent _stopped = new(initialState: false);
    private RunOptions? _run;
    private bool _wasStopped;

    /// <param name="time">Clock.</param>
    public RunWatch(TimeProvider time) => _timer = time.CreateTimer(static state => ((RunWatch)state!).Stop(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Whether the last run was stopped.</summary>
    public bool WasStopped => Volatile.Read(ref _wasStopped);

    /// <summary>Set while a run that was stopped has not ended.</summary>
    public WaitHandle Stopped => _stopped;

    /// <summary>A run begins. Allocates nothing.</summary>
    /// <param name="options">Options of the run; terminated when it takes too long.</param>
    /// <param name="longest">How long it may take.</param>
    /// <returns>Ends it when disposed.</returns>
    public Run Begin(RunOptions options, TimeSpan longest)
    {
        lock (_gate)
        {
            _run = options;
            _wasStopped = false;
        }

        _timer.Change(longest, Timeout.InfiniteTimeSpan);
        return new Run(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _stopped.Dispose();
    }

    private void Stop()
    {
        lock (_gate)
        {
            if (_run is not null)
            {
                _run.Terminate = true;
                _wasStopped = true;
                _stopped.Set();
            }
        }
    }

    private void End()
    {
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (_gate)
        {
            if (_wasStopped)
            {
                // The options may belong to the next run too.
                _run!.Terminate = false;
                _stopped.Reset();
            }

            _run = null;
        }
    }

    /// <summary>One run under watch.</summary>
    internal readonly ref struct Run(RunWatch watch)
    {
        public void Dispose() => watch.End();
    }
}
