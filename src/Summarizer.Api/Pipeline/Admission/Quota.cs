namespace Summarizer.Api.Pipeline.Admission;

/// <summary>
/// So much in a minute, as a bucket that fills evenly. What was taken can be corrected afterwards, also into debt: a document is counted only after it was read.
/// </summary>
/// <param name="perMinute">Size of the bucket.</param>
/// <param name="clock">Clock of the filling.</param>
internal sealed class Quota(int perMinute, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _available = perMinute;
    private long _filled = clock.GetTimestamp();

    /// <summary>Size of the bucket.</summary>
    public int PerMinute => perMinute;

    /// <summary>What is left, and when the bucket will be full again.</summary>
    public (long Remaining, TimeSpan Full) State
    {
        get
        {
            lock (_lock)
            {
                Fill();
                return (Math.Max(0, (long)_available), Wait(perMinute));
            }
        }
    }

    /// <summary>Takes an amount.</summary>
    /// <returns>Zero when it was taken; else the time until there will be enough. More than the whole bucket is given when the bucket is full.</returns>
    public TimeSpan TryTake(long amount)
    {
        lock (_lock)
        {
            Fill();
            var wait = Wait(Math.Min(amount, perMinute));
            if (wait == TimeSpan.Zero)
            {
                _available -= amount;
            }

            return wait;
        }
    }

    /// <summary>Takes more, or gives back a negative amount.</summary>
    public void Correct(long amount)
    {
        lock (_lock)
        {
            Fill();
            _available = Math.Min(perMinute, _available - amount);
        }
    }

    private void Fill()
    {
        var now = clock.GetTimestamp();
        _available = Math.Min(perMinute, _available + (clock.GetElapsedTime(_filled, now).TotalMinutes * perMinute));
        _filled = now;
    }

    private TimeSpan Wait(long amount) => _available >= amount ? TimeSpan.Zero : TimeSpan.FromMinutes((amount - _available) / perMinute);
}
