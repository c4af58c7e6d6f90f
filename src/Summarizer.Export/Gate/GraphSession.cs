using Microsoft.ML.OnnxRuntime;

namespace Summarizer.Export.Gate;

/// <summary>Opens graphs for the checks of an export.</summary>
internal static class GraphSession
{
    /// <summary>A session on the CPU.</summary>
    public static InferenceSession Open(string path)
    {
        using var options = new SessionOptions();
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new InferenceSession(path, options);
    }
}
