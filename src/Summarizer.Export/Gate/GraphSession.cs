using Microsoft.ML.OnnxRuntime;

namespace Summarizer.Export.Gate;

/// <summary>Opens graphs for the checks of an export.</summary>
internal static class GraphSession
{
    /// <summary>A session on the CPU.</summary>
    public static InferenceSession Open(string path)
    {
        // Errors come as exceptions; of its warnings none is for the person who exports.
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new InferenceSession(path, options);
    }
}
