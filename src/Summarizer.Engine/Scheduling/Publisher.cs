namespace Summarizer.Engine.Scheduling;

/// <summary>Tells callers what the step brought.</summary>
internal sealed class Publisher(DecodeBatch batch, SequenceRetirer exit)
{
    /// <summary>Writes the new tokens, and lets those leave that are over.</summary>
    /// <param name="pass">Requests of the step's encoder pass; those that did not join the batch end here.</param>
    public void Publish(ReadOnlySpan<Sequence> pass)
    {
        foreach (var generation in pass)
        {
            if (!generation.IsSeated)
            {
                exit.Leave(generation);
            }
        }

        foreach (var generation in batch.Generations)
        {
            generation.WriteNewTokens();
        }

        exit.LeaveFinished();
    }
}
