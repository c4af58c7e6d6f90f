namespace Summarizer.StressTests.Overloading;

/// <summary>Looks at a process at fixed intervals until it is disposed.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly List<Resources> _seen = [];
    private readonly Task _looking;

    public Watch(int process, TimeSpan interval, TimeProvider clock) => _looking = LookAsync(process, interval, clock);

    /// <summary>What was seen so far, oldest first.</summary>
    public IReadOnlyList<Resources> Seen => _seen;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _looking;
        _end.Dispose();
    }

    private async Task LookAsync(int process, TimeSpan interval, TimeProvider clock)
    {
        var started = clock.GetTimestamp();
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            do
            {
                _seen.Add(Resources.Of(process, clock.GetElapsedTime(started)));
            }
            while (await timer.WaitForNextTickAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // Enough seen.
        }
    }
}
