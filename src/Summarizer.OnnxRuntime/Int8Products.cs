namespace Summarizer.OnnxRuntime;

/// <summary>How products of 8-bit activations and 8-bit weights are computed in sessions of <see cref="SessionDefaults"/>, on this processor.</summary>
public enum Int8Products
{
    /// <summary>Unsigned activations times signed weights, as graphs are written: the fast kernels, right on processors that sum in 32 bits (VNNI, AMX, Arm).</summary>
    U8S8,

    /// <summary>
    /// Unsigned activations times unsigned weights: ONNX Runtime rewrites the weights when it loads a graph (<c>session.x64quantprecision</c>). Right on processors whose signed
    /// kernels saturate at 16 bits (AVX2 and AVX-512 without VNNI), and slower.
    /// </summary>
    U8U8,
}
