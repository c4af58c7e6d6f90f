using System.Globalization;

namespace Summarizer.Client.Wire;

/// <summary>Ends an exchange when the caller wants that or when it waits too long, and can tell which it was.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;
    private (TimeSpan Time, string Option) _running;

    /// <param name="time">Time until the first <see cref="Pause"/>.</param>
    /// <param name="option">The option that allows it, for the message.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="caller">The caller's own token.</param>
    public TimeLimit(TimeSpan time, string option, TimeProvider clock, CancellationToken caller)
    {
        _running = (time, option);
        _caller = caller;
        _over = new CancellationTokenSource(time, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, caller);
    }

    /// <summary>Cancelled in both cases.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Starts another stretch of waiting.</summary>
    public void Restart(TimeSpan time, string option)
    {
        _running = (time, option);
        _over.CancelAfter(time);
    }

    /// <summary>Time that the caller takes is not counted.</summary>
    public void Pause() => _over.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>What a cancellation means: the caller's own, this limit, or one of HttpClient's.</summary>
    public Exception Explain(OperationCanceledException cancellation)
    {
        if (_caller.IsCancellationRequested)
        {
            return new OperationCanceledException(cancellation.Message, cancellation, _caller);
        }

        if (_over.IsCancellationRequested)
        {
            return new TimeoutException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The service sent nothing for {_running.Time.TotalSeconds:0.###} s, which is all that {_running.Option} allows."),
                cancellation);
        }

        return cancellation.InnerException is TimeoutException timeout ? new TimeoutException(timeout.Message, cancellation) : cancellation;
    }

    public void Dispose()
    {
        _either.Dispose();
        _over.Dispose();
    }
}
