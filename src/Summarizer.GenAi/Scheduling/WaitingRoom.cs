using Summarizer.Engine.Requests;
using Summarizer.Engine.Scheduling;
using Summarizer.GenAi.Generating;

namespace Summarizer.GenAi.Scheduling;

/// <summary>Requests that wait for the next batch, and the choice of those that share one.</summary>
/// <param name="gate">Counts who waits and who runs.</param>
/// <param name="rows">Most rows of a batch.</param>
/// <param name="maxQueueTime">How long a request waits; zero for as long as its caller does.</param>
internal sealed class WaitingRoom(AdmissionGate gate, int rows, TimeSpan maxQueueTime)
{
    private readonly WaitingQueue _queue = new();
    private readonly List<Sequence> _gone = [];

    /// <summary>Requests that wait.</summary>
    public int Count => _queue.Count;

    /// <summary>Whether they fill a batch.</summary>
    public bool IsFull => _queue.Count >= rows;

    /// <summary>Takes an accepted request in.</summary>
    public void Add(Sequence generation) => _queue.Add(generation);

    /// <summary>Lets those go that were cancelled or waited too long.</summary>
    public void DropGone()
    {
        Drop(static generation => generation.Cancellation.IsCancellationRequested);
        if (maxQueueTime > TimeSpan.Zero)
        {
            Drop(WaitedTooLong);
        }
    }

    /// <summary>Refuses all: the engine is closing.</summary>
    public void RefuseAll() => Drop(static generation =>
    {
        generation.Fail(AdmissionGate.Draining());
        return true;
    });

    /// <summary>Takes out the request whose turn it is, and those that can share a batch with it.</summary>
    public List<Sequence> TakeBatch()
    {
        var batch = new List<Sequence>();
        _queue.TakePass(rows, rows, int.MaxValue, batch, CanShare);
        foreach (var generation in batch)
        {
            gate.Start(generation);
        }

        return batch;
    }

    // A generator has one search for all its rows, and one seed. Rows of a decoder-only model would be padded, and the padding counted by its penalties.
    private static bool CanShare(Sequence first, Sequence other)
    {
        var (a, b) = (Request(first), Request(other));
        return a is { Beams: null, Sampling.Temperature: 0 } && b is { Beams: null, Sampling.Temperature: 0 }
            && a.MinTokens == b.MinTokens
            && a.Sampling.RepetitionPenalty == b.Sampling.RepetitionPenalty
            && a.Sampling.NoRepeatNgramSize == b.Sampling.NoRepeatNgramSize
            && first.Search.PromptLength == other.Search.PromptLength;
    }

    private static GenerationRequest Request(Sequence generation) => ((GeneratedOutput)generation.Search).Request;

    private bool WaitedTooLong(Sequence generation)
    {
        if (generation.Clock.Elapsed <= maxQueueTime)
        {
            return false;
        }

        generation.Fail(gate.WaitedTooLong(generation.Clock.Elapsed, maxQueueTime));
        return true;
    }

    private void Drop(Predicate<Sequence> test)
    {
        _gone.Clear();
        _queue.RemoveWhere(test, _gone);
        foreach (var generation in _gone)
        {
            gate.Drop(generation);
            generation.Complete();
        }
    }
}
