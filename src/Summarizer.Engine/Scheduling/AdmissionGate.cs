using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Scheduling;

/// <summary>
/// Decides on admission which requests may wait. Counts requests, tokens and rows from acceptance to end. All threads use it, so every
/// method is one short lock.
/// </summary>
/// <param name="options">Limits of the queue.</param>
/// <param name="slots">Rows that can run at once.</param>
/// <param name="pace">Measured pace of the queue.</param>
internal sealed class AdmissionGate(EngineOptions options, int slots, QueueDelayEstimator pace)
{
    private readonly Lock _lock = new();
    private bool _closed;
    private int _waiting;
    private long _waitingTokens;
    private int _waitingRows;
    private int _running;
    private int _runningRows;

    /// <summary>Requests running, requests waiting and input tokens waiting.</summary>
    public (int Running, int Waiting, long WaitingTokens) Load
    {
        get
        {
            lock (_lock)
            {
                return (_running, _waiting, _waitingTokens);
            }
        }
    }

    /// <summary>
    /// Lets a request in, by requests and by tokens at once. One that finds free slots does not wait and is never refused.
    /// </summary>
    /// <exception cref="EngineException">Overloaded or draining.</exception>
    public void Enter(Sequence generation)
    {
        var (rows, tokens) = (generation.Search.Rows, generation.InputIds.Length);
        lock (_lock)
        {
            if (_closed)
            {
                throw Draining();
            }

            if (_runningRows + _waitingRows + rows > slots)
            {
                CheckQueue(generation);
            }

            _waiting++;
            _waitingTokens += tokens;
            _waitingRows += rows;
        }
    }

    /// <summary>A waiting request is being encoded.</summary>
    public void Start(Sequence generation)
    {
        lock (_lock)
        {
            Leave(generation);
            _running++;
            _runningRows += generation.Search.Rows;
            generation.StartedAt = pace.Started(backlog: _waiting);
        }
    }

    /// <summary>A running request is over.</summary>
    public void Finish(Sequence generation)
    {
        lock (_lock)
        {
            _running--;
            _runningRows -= generation.Search.Rows;
            pace.Finished(generation.StartedAt);
        }
    }

    /// <summary>A waiting request is over before it started.</summary>
    public void Drop(Sequence generation)
    {
        lock (_lock)
        {
            Leave(generation);
        }
    }

    /// <summary>Refuses everything from now on.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
        }
    }

    /// <summary>The refusal of a closed engine.</summary>
    public static EngineException Draining() =>
        new(EngineError.Draining, "The engine is shutting down and takes no more requests. Send it to another instance, or again after the restart.");

    /// <summary>The refusal of a request that was let in and waited in vain.</summary>
    public EngineException WaitedTooLong(TimeSpan waited, TimeSpan limit)
    {
        lock (_lock)
        {
            return new(
                EngineError.Overloaded,
                FormattableString.Invariant($"The request waited {waited.TotalSeconds:0.0} s, the limit is {limit.TotalSeconds:0.###} s. Nothing was done for it; try again later."))
            {
                RetryAfter = pace.TimeFor(1),
            };
        }
    }

    private void CheckQueue(Sequence generation)
    {
        var tokens = generation.InputIds.Length;

        // Those for whom there are free slots are only on their way to the loop: they do not count.
        var waiting = Math.Min(_waiting, _runningRows + _waitingRows - slots);
        if (waiting >= options.MaxQueuedRequests)
        {
            throw new EngineException(
                EngineError.Overloaded,
                $"{waiting} requests are waiting, the limit is {options.MaxQueuedRequests}. Try again later.")
            {
                Limit = options.MaxQueuedRequests,
                Actual = waiting,
                RetryAfter = pace.TimeFor(1),
            };
        }

        if (!generation.Continues)
        {
            CheckDelay(waiting);
        }

        // An input longer than the whole limit may wait alone: it could never come in otherwise.
        var excess = _waitingTokens + tokens - options.MaxQueuedTokens;
        if (excess > 0 && _waiting > 0)
        {
            throw new EngineException(
                EngineError.Overloaded,
                $"{_waitingTokens} input tokens are waiting and this request has {tokens}, the limit is {options.MaxQueuedTokens}. Try again later.")
            {
                Limit = options.MaxQueuedTokens,
                Actual = _waitingTokens + tokens,
                RetryAfter = pace.TimeFor((int)Math.Ceiling((double)excess * _waiting / _waitingTokens)),
            };
        }
    }

    private void CheckDelay(int waiting)
    {
        if (options.MaxQueueDelay is { } most && pace.Delay(Math.Max(waiting, 0), slots) is var delay && delay > most)
        {
            throw new EngineException(
                EngineError.Overloaded,
                $"A request that came in now would wait about {delay.TotalMilliseconds:0} ms, the limit is {most.TotalMilliseconds:0} ms. Try again later.")
            {
                Limit = (long)most.TotalMilliseconds,
                Actual = (long)Math.Ceiling(delay.TotalMilliseconds),
                RetryAfter = pace.TimeFor(1),
            };
        }
    }

    private void Leave(Sequence generation)
    {
        _waiting--;
        _waitingTokens -= generation.InputIds.Length;
        _waitingRows -= generation.Search.Rows;
    }
}
