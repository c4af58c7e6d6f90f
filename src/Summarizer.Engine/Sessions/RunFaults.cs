namespace Summarizer.Engine.Sessions;

/// <summary>
/// Stands where a graph runs, and does nothing. Tests and trials put faults here that no request can cause: a run that is slow, hangs,
/// throws, or scores with numbers that are none.
/// </summary>
internal abstract class RunFaults
{
    /// <summary>Called on the engine's thread before a run; whatever it throws is what the run throws.</summary>
    /// <param name="graph">Which graph.</param>
    /// <param name="stopped">Set when the run takes too long; a hang that ONNX Runtime can end ends with it.</param>
    public abstract void Before(GraphKind graph, WaitHandle stopped);

    /// <summary>Called after a decoder step.</summary>
    /// <param name="decoder">Has the step's scores.</param>
    /// <param name="rows">Rows of the step.</param>
    public abstract void AfterStep(DecoderSession decoder, int rows);
}

/// <summary>What runs.</summary>
internal enum GraphKind
{
    /// <summary>Reads inputs.</summary>
    Encoder,

    /// <summary>The decoder reads a part of an input, where there is no encoder.</summary>
    Prefill,

    /// <summary>Writes outputs.</summary>
    Decoder,
}
