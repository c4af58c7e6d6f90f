using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;

namespace Summarizer.Engine.Sessions;

/// <summary>Opens the graphs of a bundle.</summary>
internal static class GraphLoader
{
    /// <summary>Opens one graph.</summary>
    /// <param name="bundle">Checked bundle.</param>
    /// <param name="file">Graph file.</param>
    /// <param name="device">Where it runs.</param>
    /// <exception cref="BundleException">ONNX Runtime refuses it.</exception>
    public static InferenceSession Load(Bundle bundle, string file, Device device)
    {
        using var options = new SessionOptions
        {
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,

            // Every error comes as an exception too, and becomes a log line of the service; an abandoned encoder pass is not even one.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,

            // Input lengths differ from pass to pass; a remembered allocation pattern per length would only grow.
            EnableMemoryPattern = false,
        };

        device.Configure(options);

        // Waiting threads sleep: a spinning one takes a core from whatever else the machine does.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        var path = bundle.PathOf(file);
        ExternalData.Check(bundle, file);
        try
        {
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new BundleException($"ONNX Runtime cannot load '{path}': {e.Message} Export the checkpoint again with this version.", e);
        }
    }
}
