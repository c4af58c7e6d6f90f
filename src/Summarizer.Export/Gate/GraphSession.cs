using Microsoft.ML.OnnxRuntime;
using Summarizer.OnnxRuntime;

namespace Summarizer.Export.Gate;

/// <summary>Opens graphs for the checks of an export.</summary>
internal static class GraphSession
{
    /// <summary>A session on the CPU, with the settings that the engine uses: a comparison says the same on every processor.</summary>
    public static InferenceSession Open(string path)
    {
        using var options = SessionDefaults.Create();
        return new InferenceSession(path, options);
    }

    /// <summary>The same for a graph in memory.</summary>
    public static InferenceSession Open(byte[] model)
    {
        using var options = SessionDefaults.Create();
        return new InferenceSession(model, options);
    }
}
