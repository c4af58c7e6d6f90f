namespace Summarizer.Engine.Scheduling;

/// <summary>
/// Where requests that were started end. Slots and places are free before the caller hears of it, so that a next request finds them.
/// </summary>
internal sealed class SequenceRetirer(DecodeBatch batch, AdmissionGate gate)
{
    /// <summary>Lets every request leave the batch that needs no further step.</summary>
    public void LeaveFinished()
    {
        for (var i = batch.Generations.Length - 1; i >= 0; i--)
        {
            var generation = batch.Generations[i];
            if (generation.IsOver)
            {
                batch.Leave(generation);
                Leave(generation);
            }
        }

        if (batch.Reading is { IsOver: true } reading)
        {
            batch.Leave(reading);
            Leave(reading);
        }
    }

    /// <summary>Ends a request that is not in the batch.</summary>
    public void Leave(Sequence generation)
    {
        gate.Finish(generation);
        generation.Complete();
    }
}
