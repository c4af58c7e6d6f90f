namespace Summarizer.OnnxRuntime;

/// <summary>This processor computes quantized products wrongly with the settings of a session.</summary>
public sealed class WrongKernelException : Exception
{
    /// <summary>Tells which operators.</summary>
    /// <param name="operators">Their names.</param>
    public WrongKernelException(IReadOnlyList<string> operators)
        : base($"ONNX Runtime {NativeLibrary.Version} computes {string.Join(", ", operators)} wrongly on this processor: the results differ from integer arithmetic. "
            + "Use a bundle of precision fp32, or another processor.")
    {
    }
}
