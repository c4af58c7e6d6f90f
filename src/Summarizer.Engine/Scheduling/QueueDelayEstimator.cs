namespace Summarizer.Engine.Scheduling;

/// <summary>
/// Estimates how long a request waits in the queue, from the mean time between two requests that leave it while others wait, and from the
/// mean time that a request runs. The lock of the gate guards it.
/// </summary>
internal sealed class QueueDelayEstimator(TimeProvider time)
{
    private const double Weight = 0.2;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);
    private TimeSpan? _interval;
    private TimeSpan? _run;
    private long? _lastStart;
    private long _lastChange;

    /// <summary>A request left the queue.</summary>
    /// <param name="backlog">Requests still waiting.</param>
    /// <returns>Now, as a timestamp.</returns>
    public long Started(int backlog)
    {
        var now = time.GetTimestamp();
        if (_lastStart is { } last)
        {
            _interval = Mean(_interval, time.GetElapsedTime(last, now));
        }

        // Without a backlog the time to the next start says when clients came, not how fast the engine is.
        _lastStart = backlog > 0 ? now : null;
        return _lastChange = now;
    }

    /// <summary>A request that left the queue is over.</summary>
    /// <param name="started">When it left the queue.</param>
    public void Finished(long started)
    {
        _lastChange = time.GetTimestamp();
        _run = Mean(_run, time.GetElapsedTime(started, _lastChange));
    }

    /// <summary>How long a request that comes now will probably wait when all slots are taken; zero while nothing is known.</summary>
    /// <param name="waiting">Requests before it.</param>
    /// <param name="slots">Requests that run at once.</param>
    public TimeSpan Delay(int waiting, int slots)
    {
        var estimate = ((_run ?? TimeSpan.Zero) / slots * (waiting + 1)) - time.GetElapsedTime(_lastChange);
        return estimate > TimeSpan.Zero ? estimate : TimeSpan.Zero;
    }

    /// <summary>Time until so many requests will have left the queue: whole seconds, 1 to 60.</summary>
    public TimeSpan TimeFor(int requests)
    {
        var estimate = (_interval ?? Least) * requests;
        var seconds = TimeSpan.FromSeconds(Math.Ceiling(estimate.TotalSeconds));
        return seconds < Least ? Least : seconds > Most ? Most : seconds;
    }

    private static TimeSpan Mean(TimeSpan? mean, TimeSpan value) => mean is { } known ? known + ((value - known) * Weight) : value;
}
