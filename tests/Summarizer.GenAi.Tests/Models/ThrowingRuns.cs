using Summarizer.Engine.Sessions;

namespace Summarizer.GenAi.Tests.Models;

/// <summary>Throws before a run that is as many runs away as was said.</summary>
internal sealed class ThrowingRuns : RunFaults
{
    private int _left = -1;

    /// <summary>Runs that go well before the one that does not.</summary>
    public int Left { set => Volatile.Write(ref _left, value); }

    public bool HasThrown => Volatile.Read(ref _left) < 0;

    public override void Before(GraphKind graph, WaitHandle stopped)
    {
        if (Volatile.Read(ref _left) >= 0 && Interlocked.Decrement(ref _left) < 0)
        {
            throw new InvalidOperationException("an injected fault.");
        }
    }

    public override void AfterStep(DecoderSession decoder, int rows)
    {
    }
}
