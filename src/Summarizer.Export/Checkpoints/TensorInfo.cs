namespace Summarizer.Export.Checkpoints;

/// <summary>Where and what a stored tensor is.</summary>
/// <param name="Type">Element type on disk.</param>
/// <param name="Shape">Dimensions, row-major; empty for a scalar.</param>
/// <param name="File">Name of the file that holds it, without folder.</param>
/// <param name="Elements">Product of <paramref name="Shape"/>.</param>
/// <param name="Offset">First byte, counted from the start of the file.</param>
internal sealed record TensorInfo(TensorType Type, long[] Shape, string File, long Elements, long Offset)
{
    /// <summary>Bytes on disk.</summary>
    public long Bytes => Elements * Type.Bytes();

    /// <summary>The shape as written in messages, for example <c>[512, 64]</c>.</summary>
    public static string Describe(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
