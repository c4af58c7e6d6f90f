namespace Summarizer.StressTests.Faults;

/// <summary>What goes wrong in a run of a graph.</summary>
internal enum RunFault
{
    /// <summary>It takes longer, but not too long.</summary>
    Slow,

    /// <summary>It hangs until ONNX Runtime ends it.</summary>
    Hangs,

    /// <summary>It throws.</summary>
    Throws,

    /// <summary>It scores with numbers that are none; at the encoder, it throws.</summary>
    NotNumbers,

    /// <summary>There is no memory for it.</summary>
    OutOfMemory,
}
