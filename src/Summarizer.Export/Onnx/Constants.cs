using System.Runtime.InteropServices;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Onnx;

/// <summary>Small tensors written into the graph itself.</summary>
internal static class Constants
{
    /// <summary>A number of the graph's floating-point type, shape [].</summary>
    public static Value Float(this GraphBuilder graph, double value) => graph.Floats([], [(float)value]);

    /// <summary>Numbers of the graph's floating-point type.</summary>
    public static Value Floats(this GraphBuilder graph, ReadOnlySpan<long> shape, ReadOnlySpan<float> values)
    {
        if (graph.FloatType == DataType.Float)
        {
            return graph.Constant(DataType.Float, shape, MemoryMarshal.AsBytes(values));
        }

        var halves = new Half[values.Length];
        for (var i = 0; i < halves.Length; i++)
        {
            halves[i] = (Half)values[i];
        }

        return graph.Constant(DataType.Float16, shape, MemoryMarshal.AsBytes<Half>(halves));
    }

    /// <summary>A 64-bit integer, shape [].</summary>
    public static Value Integer(this GraphBuilder graph, long value) => graph.Constant(DataType.Int64, [], MemoryMarshal.AsBytes([value]));

    /// <summary>64-bit integers, shape [n].</summary>
    public static Value Integers(this GraphBuilder graph, params ReadOnlySpan<long> values) => graph.Constant(DataType.Int64, [values.Length], MemoryMarshal.AsBytes(values));

    /// <summary>A 32-bit integer, shape [].</summary>
    public static Value Integer32(this GraphBuilder graph, int value) => graph.Constant(DataType.Int32, [], MemoryMarshal.AsBytes([value]));
}
