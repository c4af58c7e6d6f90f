using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Summarizer.Client.Tests.Support;

/// <summary>A clock that the test moves, and that tells when somebody begins to wait on it.</summary>
internal sealed class SignallingClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Completes when somebody waits for exactly this time.</summary>
    public async Task ArmedAsync(TimeSpan time)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (await _armed.Reader.ReadAsync(limit.Token) != time)
        {
        }
    }

    /// <summary>The next wait that is shorter than a time.</summary>
    public async Task<TimeSpan> ArmedBelowAsync(TimeSpan time)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            var armed = await _armed.Reader.ReadAsync(limit.Token);
            if (armed >= TimeSpan.Zero && armed < time)
            {
                return armed;
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SignallingTimer(_armed.Writer, base.CreateTimer(callback, state, dueTime, period));
        _armed.Writer.TryWrite(dueTime);
        return timer;
    }

    private sealed class SignallingTimer(ChannelWriter<TimeSpan> armed, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            armed.TryWrite(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
