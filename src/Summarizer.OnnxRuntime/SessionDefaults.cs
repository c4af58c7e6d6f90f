#pragma warning disable RS0030 // This class is the one place that may use them.
using Microsoft.ML.OnnxRuntime;

namespace Summarizer.OnnxRuntime;

/// <summary>Settings that every session of this repository has.</summary>
public static class SessionDefaults
{
    /// <summary>Settings of a session on the CPU.</summary>
    /// <param name="threads">Threads of a run, the calling thread included; 0 for all processors.</param>
    /// <returns>Settings that a caller may add to; the caller disposes them.</returns>
    /// <exception cref="InvalidOperationException">Telemetry cannot be switched off on this system.</exception>
    public static SessionOptions Create(int threads = 0)
    {
        NativeLibrary.DisableTelemetry();
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,

            // Every error comes as an exception too, and becomes a log line of the service; an abandoned encoder pass is not even one.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,

            // Input lengths differ from pass to pass; a remembered allocation pattern per length would only grow.
            EnableMemoryPattern = false,
        };

        // Waiting threads sleep: a spinning one takes a core from whatever else the machine does.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }
}
