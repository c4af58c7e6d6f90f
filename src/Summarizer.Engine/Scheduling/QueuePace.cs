namespace Summarizer.Engine.Scheduling;

/// <summary>How fast the queue moves: the mean time between two requests that leave it while others wait. Guarded by the gate's lock.</summary>
internal sealed class QueuePace(TimeProvider time)
{
    private const double Weight = 0.2;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);
    private TimeSpan? _interval;
    private long? _lastStart;

    /// <summary>A request left the queue.</summary>
    /// <param name="backlog">Requests still waiting.</param>
    public void Started(int backlog)
    {
        var now = time.GetTimestamp();
        if (_lastStart is { } last)
        {
            var interval = time.GetElapsedTime(last, now);
            _interval = _interval is { } mean ? mean + ((interval - mean) * Weight) : interval;
        }

        // Without a backlog the time to the next start says when clients came, not how fast the engine is.
        _lastStart = backlog > 0 ? now : null;
    }

    /// <summary>Time until so many requests will have left the queue: whole seconds, 1 to 60.</summary>
    public TimeSpan TimeFor(int requests)
    {
        var estimate = (_interval ?? Least) * requests;
        var seconds = TimeSpan.FromSeconds(Math.Ceiling(estimate.TotalSeconds));
        return seconds < Least ? Least : seconds > Most ? Most : seconds;
    }
}
