namespace Summarizer.Embeddings;

/// <summary>
/// Gives out the passes of a graph. Every other pass goes to the text that has had the fewest so far, so a short text does not wait for
/// all windows of long ones; the passes between go to the text that has waited longest, so no text waits for ever.
/// </summary>
internal sealed class PassQueue
{
    private readonly int _passes;
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _free;
    private bool _byAge;
    private bool _isClosed;

    /// <param name="passes">Most passes that run at once.</param>
    public PassQueue(int passes) => (_passes, _free) = (passes, passes);

    /// <summary>Waits for a pass, which <see cref="Leave"/> gives back.</summary>
    /// <param name="had">Passes that the text has had.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    public async Task EnterAsync(int had, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(had);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_free > 0)
            {
                _free--;
                return;
            }

            _waiting.AddLast(waiter);
        }

        var leaving = cancellationToken.Register(() => Cancel(waiter, cancellationToken));
        await using var registration = leaving.ConfigureAwait(false);
        await waiter.Granted.Task.ConfigureAwait(false);
    }

    /// <summary>Gives a pass back, to the next that waits.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            while (_waiting.Count > 0)
            {
                if (TakeNext().Granted.TrySetResult())
                {
                    return;
                }
            }

            _free++;
            if (_isClosed && _free == _passes)
            {
                _drained.TrySetResult();
            }
        }
    }

    /// <summary>Refuses those that wait or come later, and waits for passes that run.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            foreach (var waiter in _waiting)
            {
                waiter.Granted.TrySetException(new ObjectDisposedException(nameof(EmbeddingModel)));
            }

            _waiting.Clear();
            if (_free == _passes)
            {
                return;
            }
        }

        _drained.Task.GetAwaiter().GetResult();
    }

    private Waiter TakeNext()
    {
        var next = _waiting.First!;
        for (var node = next.Next; !_byAge && node is not null; node = node.Next)
        {
            next = node.Value.Had < next.Value.Had ? node : next;
        }

        _byAge = !_byAge;
        _waiting.Remove(next);
        return next.Value;
    }

    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _waiting.Remove(waiter);
        }

        waiter.Granted.TrySetCanceled(cancellationToken);
    }

    private sealed class Waiter(int had)
    {
        public int Had => had;

        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
