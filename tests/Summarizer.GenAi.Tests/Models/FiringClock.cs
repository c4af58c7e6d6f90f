using Summarizer.GenAi.Generating;

namespace Summarizer.GenAi.Tests.Models;

/// <summary>The system's clock, which a test can put forward; the timer of the newest generator then fires as often as the test says.</summary>
internal sealed class FiringClock : TimeProvider
{
    private long _ahead;
    private volatile Action? _fire;

    public volatile bool IsArmed;

    public override long GetTimestamp() => base.GetTimestamp() + Volatile.Read(ref _ahead);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is GuardedGenerator)
        {
            _fire = () => callback(state);
        }

        return base.CreateTimer(callback, state, dueTime, period);
    }

    public void Fire(int times, TimeSpan after)
    {
        Interlocked.Add(ref _ahead, (long)(after.TotalSeconds * TimestampFrequency));
        for (var i = 0; i < times; i++)
        {
            _fire!();
        }
    }
}
