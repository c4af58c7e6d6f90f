using Microsoft.ML.OnnxRuntime;

namespace Summarizer.Engine.Sessions;

/// <summary>What holds for every run of an engine's graphs: how long it may take, and, in tests, what goes wrong in it.</summary>
/// <param name="options">Limits.</param>
/// <param name="time">Clock.</param>
/// <param name="faults">Faults to suffer; null for none.</param>
internal sealed class RunRules(EngineOptions options, TimeProvider time, RunFaults? faults) : IDisposable
{
    private readonly RunWatch _watch = new(time);

    /// <summary>Begins a run.</summary>
    /// <returns>Ends it when disposed.</returns>
    public RunWatch.Run Begin(GraphKind graph, RunOptions run)
    {
        var watched = _watch.Begin(run, LongestOf(graph));
        try
        {
            faults?.Before(graph, _watch.Stopped);
            return watched;
        }
        catch
        {
            watched.Dispose();
            throw;
        }
    }

    /// <summary>A decoder step has run.</summary>
    public void AfterStep(DecoderSession decoder, int rows) => faults?.AfterStep(decoder, rows);

    /// <summary>What to tell about a run that threw.</summary>
    public Exception Explain(GraphKind graph, Exception thrown) => _watch.WasStopped
        ? new TimeoutException(FormattableString.Invariant($"it took longer than {LongestOf(graph).TotalSeconds:0.###} s and was stopped."), thrown)
        : thrown;

    /// <inheritdoc/>
    public void Dispose() => _watch.Dispose();

    private TimeSpan LongestOf(GraphKind graph) => graph == GraphKind.Decoder ? options.MaxStepTime : options.MaxEncodeTime;
}
