using Summarizer.Engine.Requests;
using Summarizer.Engine.Scheduling;

namespace Summarizer.GenAi.Scheduling;

/// <summary>The requests of one batch, each of which ends once.</summary>
/// <param name="generations">The requests.</param>
/// <param name="gate">Counts who runs.</param>
internal sealed class RunningBatch(IReadOnlyList<Sequence> generations, AdmissionGate gate)
{
    private readonly List<Sequence> _running = [.. generations];

    /// <summary>Whether all have ended.</summary>
    public bool IsOver => _running.Count == 0;

    /// <summary>Whether a request has not ended.</summary>
    public bool Has(Sequence generation) => _running.Contains(generation);

    /// <summary>Lets those end that need no further step.</summary>
    public void LeaveFinished()
    {
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            if (_running[i].IsOver)
            {
                End(i);
            }
        }
    }

    /// <summary>Fails one request.</summary>
    /// <param name="generation">Which.</param>
    /// <param name="graph">What ran.</param>
    /// <param name="e">What was thrown; a stop by the caller's own cancellation is no failure.</param>
    public static void Fail(Sequence generation, string graph, Exception e)
    {
        if (!generation.Cancellation.IsCancellationRequested)
        {
            generation.Fail(new EngineException(
                EngineError.InferenceFailed, $"The {graph} failed: {e.Message} Send the request again; if it fails again, check the bundle.", e));
        }
    }

    /// <summary>Fails all that have not ended.</summary>
    public void FailAll(string graph, Exception e)
    {
        foreach (var generation in _running)
        {
            Fail(generation, graph, e);
        }
    }

    private void End(int index)
    {
        var generation = _running[index];
        _running.RemoveAt(index);
        gate.Finish(generation);
        generation.Complete();
    }
}
