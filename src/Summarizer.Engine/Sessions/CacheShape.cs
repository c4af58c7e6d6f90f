using Microsoft.ML.OnnxRuntime.Tensors;

namespace Summarizer.Engine.Sessions;

/// <summary>Shape of one slot of a cache.</summary>
/// <param name="Heads">Key/value heads.</param>
/// <param name="Capacity">Positions.</param>
/// <param name="Width">Width of a head.</param>
internal readonly record struct CacheShape(int Heads, int Capacity, int Width)
{
    /// <summary>Bytes of one slot.</summary>
    public long Bytes(TensorElementType type) => (long)Heads * Capacity * Width * TensorTypes.SizeOf(type);
}
