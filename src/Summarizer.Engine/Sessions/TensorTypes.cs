using Microsoft.ML.OnnxRuntime.Tensors;
using Summarizer.Bundles;

namespace Summarizer.Engine.Sessions;

/// <summary>Element types of the tensors that the engine reserves.</summary>
internal static class TensorTypes
{
    /// <summary>Bytes of one element.</summary>
    public static int SizeOf(TensorElementType type) => type switch
    {
        TensorElementType.Int8 => sizeof(sbyte),
        TensorElementType.Float => sizeof(float),
        TensorElementType.Int64 => sizeof(long),
        _ => throw new NotSupportedException($"The engine reserves no tensors of type {type}."),
    };

    /// <summary>Type of a cache.</summary>
    /// <exception cref="BundleException">This build cannot compute with it.</exception>
    public static TensorElementType Of(CacheType type) => type switch
    {
        CacheType.Float32 => TensorElementType.Float,
        CacheType.Int8 => TensorElementType.Int8,
        _ => throw new BundleException($"The bundle keeps its caches as {type}, which needs a GPU; this engine computes on the processor. Export the checkpoint with --precision fp32, int8 or int4."),
    };
}
