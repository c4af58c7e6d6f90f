namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>Decides which attempt a reader gets: the one that has started and not failed. Once one is given out, all others stand aside.</summary>
internal sealed class AttemptSelector<TRunning, TPiece>
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Attempt<TRunning, TPiece>? _current;
    private Attempt<TRunning, TPiece>? _givenOut;

    /// <summary>Whether a reader has one.</summary>
    public bool IsGivenOut => Volatile.Read(ref _givenOut) is not null;

    /// <summary>An attempt has started.</summary>
    public void Take(Attempt<TRunning, TPiece> attempt)
    {
        lock (_gate)
        {
            if (_givenOut is null && (_current is null || _current.IsOver))
            {
                _current = attempt;
                _taken.TrySetResult();
            }
        }
    }

    /// <summary>An attempt has failed, and nobody should get it any more.</summary>
    public void Leave(Attempt<TRunning, TPiece> attempt)
    {
        lock (_gate)
        {
            if (_current == attempt && _givenOut is null)
            {
                _current = null;
                _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Whether a reader has another attempt than this one.</summary>
    public bool IsOthers(Attempt<TRunning, TPiece> attempt) => Volatile.Read(ref _givenOut) is { } other && other != attempt;

    /// <summary>The attempt that has started, once there is one.</summary>
    /// <param name="end">The end of all attempts.</param>
    /// <param name="giveOut">Whether it is for a reader.</param>
    /// <returns>Null when all ended without one.</returns>
    public async Task<Attempt<TRunning, TPiece>?> GetAsync(Task end, bool giveOut)
    {
        while (true)
        {
            Task taken;
            lock (_gate)
            {
                if (_current is not null)
                {
                    _givenOut = giveOut ? _current : _givenOut;
                    return _current;
                }

                taken = _taken.Task;
            }

            if (await Task.WhenAny(taken, end) == end)
            {
                return null;
            }
        }
    }
}
