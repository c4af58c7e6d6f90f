namespace Summarizer.Engine.Scheduling;

/// <summary>Decides what the next step does. Running sequences always decode; at most one encoder pass comes before each of their steps.</summary>
/// <param name="waiting">Requests that wait.</param>
/// <param name="batch">Requests that run.</param>
/// <param name="exit">Where requests end.</param>
/// <param name="gate">Counts who waits and who runs.</param>
/// <param name="limits">How large an encoder pass may be.</param>
internal sealed class Scheduler(WaitingQueue waiting, DecodeBatch batch, ExitDoor exit, AdmissionGate gate, PassLimits limits)
{
    // While others stream, a pass holds them up for as long as it lasts: an eighth of the budget then, unless one input alone is longer.
    private const int BusyShare = 8;
    private readonly List<ActiveGeneration> _pass = [];
    private readonly List<ActiveGeneration> _gone = [];

    /// <summary>Whether there is anything to do.</summary>
    public bool HasWork => waiting.Count > 0 || batch.Rows > 0;

    /// <summary>Takes an accepted request over.</summary>
    public void Enqueue(ActiveGeneration generation) => waiting.Add(generation);

    /// <summary>Lets those go that were cancelled, and chooses the next encoder pass.</summary>
    /// <returns>The requests of the pass, possibly none; valid until the next call.</returns>
    public List<ActiveGeneration> Schedule()
    {
        DropWaiting(static generation => generation.Cancellation.IsCancellationRequested);
        exit.LeaveFinished();
        _pass.Clear();
        waiting.TakePass(batch.Free, limits.Inputs, batch.Rows == 0 ? limits.Tokens : limits.Tokens / BusyShare, _pass);
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

    private void DropWaiting(Predicate<ActiveGeneration> test)
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
