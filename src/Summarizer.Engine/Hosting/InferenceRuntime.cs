using Summarizer.OnnxRuntime;

namespace Summarizer.Engine.Hosting;

/// <summary>The library that runs the graphs.</summary>
public static class InferenceRuntime
{
    /// <summary>Version of ONNX Runtime, as the loaded native library tells it.</summary>
    public static string Version { get; } = NativeLibrary.Version;

    /// <summary>
    /// How this processor multiplies 8-bit activations and weights: <c>u8s8</c>, the fast kernels, where sums have 32 bits; <c>u8u8</c>, as
    /// exact and slower, where the fast ones would saturate at 16 bits (x86 without VNNI).
    /// </summary>
    public static string Int8Products { get; } = SessionDefaults.Int8Products switch
    {
        OnnxRuntime.Int8Products.U8S8 => "u8s8",
        _ => "u8u8",
    };
}
