namespace Summarizer.Engine.Scheduling;

/// <summary>
/// Decides what the next step does. Running sequences always decode; between two of their steps comes at most one encoder pass, or one
/// chunk of the one input that a decoder-only model reads.
/// </summary>
/// <param name="waiting">Requests that wait.</param>
/// <param name="batch">Requests that run.</param>
/// <param name="exit">Where requests end.</param>
/// <param name="gate">Counts who waits and who runs.</param>
/// <param name="limits">How much may be read between two steps.</param>
/// <param name="maxQueueTime">How long a request waits; zero for as long as its caller does.</param>
internal sealed class Scheduler(WaitingQueue waiting, DecodeBatch batch, SequenceRetirer exit, AdmissionGate gate, PassLimits limits, TimeSpan maxQueueTime)
{
    private readonly List<Sequence> _pass = [];
    private readonly List<Sequence> _gone = [];

    /// <summary>Whether there is anything to do.</summary>
    public bool HasWork => waiting.Count > 0 || !batch.IsEmpty;

    /// <summary>Takes an accepted request over.</summary>
    public void Enqueue(Sequence generation) => waiting.Add(generation);

    /// <summary>Lets those go that were cancelled, and chooses whose inputs are read next.</summary>
    /// <returns>
    /// The requests of the next encoder pass, or the one whose input a decoder-only model begins to read, possibly none; valid until the
    /// next call.
    /// </returns>
    public List<Sequence> Schedule()
    {
        DropWaiting(static generation => generation.Cancellation.IsCancellationRequested);
        if (maxQueueTime > TimeSpan.Zero)
        {
            DropWaiting(WaitedTooLong);
        }

        exit.LeaveFinished();
        _pass.Clear();
        if (batch.Reading is null)
        {
            // One input alone may be longer than the limit.
            waiting.TakePass(batch.Free, limits.Inputs, limits.TokensBeside(batch.Rows), _pass);
        }

        foreach (var generation in _pass)
        {
            gate.Start(generation);
        }

        return _pass;
    }

    /// <summary>Refuses all that still wait: the engine is closing.</summary>
    public void RefuseWaiting() => DropWaiting(static generation =>
    {
        generation.Fail(AdmissionGate.Draining());
        return true;
    });

    private bool WaitedTooLong(Sequence generation)
    {
        if (generation.Clock.Elapsed <= maxQueueTime)
        {
            return false;
        }

        generation.Fail(gate.WaitedTooLong(generation.Clock.Elapsed, maxQueueTime));
        return true;
    }

    private void DropWaiting(Predicate<Sequence> test)
    {
        _gone.Clear();
        waiting.RemoveWhere(test, _gone);
        foreach (var generation in _gone)
        {
            gate.Drop(generation);
            generation.Complete();
        }
    }
}
