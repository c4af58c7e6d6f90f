namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>
/// Decides which attempt a reader gets: one that has started and has not failed. Once a reader has one, no other attempt is offered.
/// </summary>
internal sealed class AttemptSelector<TRunning>
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _offered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Attempt<TRunning>? _current;
    private Attempt<TRunning>? _givenOut;

    /// <summary>Whether a reader has an attempt.</summary>
    public bool IsGivenOut => Volatile.Read(ref _givenOut) is not null;

    /// <summary>Offers an attempt that has started.</summary>
    public void Offer(Attempt<TRunning> attempt)
    {
        lock (_gate)
        {
            if (_givenOut is null && (_current is null || _current.IsOver))
            {
                _current = attempt;
                _offered.TrySetResult();
            }
        }
    }

    /// <summary>Withdraws an attempt that has failed, unless a reader has it.</summary>
    public void Withdraw(Attempt<TRunning> attempt)
    {
        lock (_gate)
        {
            if (_current == attempt && _givenOut is null)
            {
                _current = null;
                _offered = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Whether a reader has another attempt than this one.</summary>
    public bool IsOthers(Attempt<TRunning> attempt) => Volatile.Read(ref _givenOut) is { } other && other != attempt;

    /// <summary>Waits for an attempt that has started.</summary>
    /// <param name="end">The end of all attempts.</param>
    /// <param name="giveOut">Whether it is for a reader.</param>
    /// <returns>The attempt; null when all ended without one.</returns>
    public async Task<Attempt<TRunning>?> GetAsync(Task end, bool giveOut)
    {
        while (true)
        {
            Task offered;
            lock (_gate)
            {
                if (_current is not null)
                {
                    _givenOut = giveOut ? _current : _givenOut;
                    return _current;
                }

                offered = _offered.Task;
            }

            if (await Task.WhenAny(offered, end) == end)
            {
                return null;
            }
        }
    }
}
