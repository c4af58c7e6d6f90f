using System.ComponentModel;
using System.Diagnostics;

namespace Summarizer.Documents.Isolation;

/// <summary>
/// Cancels once a process has used as much processor time as a file may take. On a busy machine a small file may take long by the clock,
/// which is not its fault: the time by the clock is limited to <see cref="ClockFactor"/> times as much.
/// </summary>
internal sealed class ProcessTimeLimit : IDisposable
{
    /// <summary>How many times its limit of processor time a process may take by the clock.</summary>
    internal const int ClockFactor = 4;

    private readonly CancellationTokenSource _reached = new();
    private readonly ITimer _timer;

    /// <summary>Begins to watch.</summary>
    /// <param name="process">The process.</param>
    /// <param name="limit">Most processor time, of all its threads.</param>
    /// <param name="clock">Clock of the checks.</param>
    public ProcessTimeLimit(Process process, TimeSpan limit, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => Check(process, limit, clock.GetElapsedTime(start)), null, limit, limit / ClockFactor);
    }

    /// <summary>Cancelled at the limit.</summary>
    public CancellationToken Reached => _reached.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _reached.Dispose();
    }

    private void Check(Process process, TimeSpan limit, TimeSpan elapsed)
    {
        try
        {
            if (elapsed >= ClockFactor * limit || process.TotalProcessorTime >= limit)
            {
                _reached.Cancel();
            }
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // The process has ended, or the reading has and with it this limit.
        }
    }
}
