using ModelContextProtocol;

namespace Summarizer.Api.Endpoints.Mcp;

/// <summary>
/// Reports the progress of one call: what is done, and in between that the call goes on, since clients give up after a silence of 60
/// seconds. Every report is above the one before it, as the protocol demands.
/// </summary>
/// <param name="reports">Where to.</param>
/// <param name="clock">Measures the silence.</param>
internal sealed class CallProgress(IProgress<ProgressNotificationValue> reports, TimeProvider clock)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private double _progress;
    private int _waits;

    /// <summary>Steps in all, where that is known.</summary>
    public int? Total { get; set; }

    /// <summary>Reports a step.</summary>
    public void Step(string message)
    {
        lock (_gate)
        {
            _progress = Math.Floor(_progress) + 1;
            _waits = 0;
            Send(message);
        }
    }

    /// <summary>Reports at once and then every 10 seconds that the call goes on, until it is cancelled.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        Send("reading");
        using var timer = new PeriodicTimer(Silence, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                lock (_gate)
                {
                    // Below the next step, however often.
                    _progress = Math.Floor(_progress) + 1 - (1.0 / (2 + _waits++));
                    Send("working");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The call has ended.
        }
    }

    private void Send(string message) => reports.Report(new() { Progress = (float)_progress, Total = Total, Message = message });
}
