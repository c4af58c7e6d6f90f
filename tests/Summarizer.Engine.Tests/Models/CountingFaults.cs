using Summarizer.Engine.Sessions;

namespace Summarizer.Engine.Tests.Models;

/// <summary>No faults; counts the decoder's runs.</summary>
internal sealed class CountingFaults : RunFaults
{
    private int _runs;

    public int DecoderRuns => Volatile.Read(ref _runs);

    public override void Before(GraphKind graph, WaitHandle stopped) => Interlocked.Add(ref _runs, graph == GraphKind.Decoder ? 1 : 0);

    public override void AfterStep(DecoderSession decoder, int rows)
    {
    }
}
