namespace Summarizer.Api.Pipeline.Admission;

/// <summary>
/// Token bucket: an amount per minute, refilled evenly. The taken amount can be corrected afterwards, also below zero, because a document
/// is counted only after it was read.
/// </summary>
/// <param name="perMinute">Size of the bucket, and its refill per minute.</param>
/// <param name="clock">Clock of the refill.</param>
internal sealed class Quota(int perMinute, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _available = perMinute;
    private long _filled = clock.GetTimestamp();

    /// <summary>Size of the bucket, and its refill per minute.</summary>
    public int PerMinute => perMinute;

    /// <summary>The remaining amount, and the time until the bucket is full again.</summary>
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
    /// <returns>
    /// Zero when the amount was taken; else the time until there is enough. An amount above the size of the bucket is taken when the bucket
    /// is full.
    /// </returns>
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
