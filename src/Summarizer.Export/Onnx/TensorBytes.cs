using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Onnx;

/// <summary>Sizes of stored tensors.</summary>
internal static class TensorBytes
{
    /// <summary>Bytes of a tensor. Every type that the exporter stores has a whole number of bytes per element.</summary>
    public static long Count(DataType type, IEnumerable<long> shape) => shape.Aggregate((long)Size(type), (product, dimension) => checked(product * dimension));

    private static int Size(DataType type) => type switch
    {
        DataType.Float or DataType.Int32 => 4,
        DataType.Float16 or DataType.Bfloat16 => 2,
        DataType.Int64 => 8,
        DataType.Uint8 or DataType.Int8 or DataType.Bool => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The exporter does not store this element type."),
    };
}
