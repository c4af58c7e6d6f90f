using Summarizer.OnnxRuntime;

namespace Summarizer.Engine.Hosting;

/// <summary>The library that runs the graphs.</summary>
public static class InferenceRuntime
{
    /// <summary>Version of ONNX Runtime, as the loaded native library tells it.</summary>
    public static string Version { get; } = NativeLibrary.Version;
}
