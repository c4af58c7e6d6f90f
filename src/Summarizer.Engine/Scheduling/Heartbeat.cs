namespace Summarizer.Engine.Scheduling;

/// <summary>When the loop last did something, for others to read.</summary>
internal sealed class Heartbeat(TimeProvider time)
{
    private long _lastStep = time.GetUtcNow().UtcTicks;
    private volatile bool _resting;

    /// <summary>Time of the last step; now, while the loop waits for something to do.</summary>
    public DateTimeOffset LastStep => _resting ? time.GetUtcNow() : new DateTimeOffset(Volatile.Read(ref _lastStep), TimeSpan.Zero);

    /// <summary>Marks a step.</summary>
    public void Beat() => Volatile.Write(ref _lastStep, time.GetUtcNow().UtcTicks);

    /// <summary>Marks that there is nothing to do, until the loop goes on.</summary>
    public void Rest() => _resting = true;

    /// <summary>Marks that there is something to do again.</summary>
    public void Wake()
    {
        Beat();
        _resting = false;
    }
}
