using System.Runtime.InteropServices;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using Summarizer.Export.Quantization;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>
/// Weights in the floating-point type of the graph, stored [rows, columns] as in the checkpoint: so they stream through without being transposed, and a
/// tied output layer is the embedding table itself.
/// </summary>
internal sealed class FloatWeights(WeightProgress progress) : TableFormat(progress)
{
    private const int SlabBytes = 16 << 20;

    public override Value Linear(GraphBuilder graph, Value x, WeightMatrix weight) => graph.MatMulTransposed(x, Store(graph, weight));

    public override Value Embed(GraphBuilder graph, Value ids, WeightMatrix table) => graph.Gather(Store(graph, table), ids);

    private Value Store(GraphBuilder graph, WeightMatrix weight) => graph.Weight(weight.Name, graph.FloatType, [weight.Rows, weight.Columns], stream =>
    {
        weight.ForEachSlab(SlabBytes, (_, rows) => Write(stream, weight.Name, rows, graph.FloatType));
        Progress.Advance((long)weight.Rows * weight.Columns);
    });

    /// <summary>Writes values in the floating-point type of a graph.</summary>
    public static void Write(Stream stream, string name, ReadOnlySpan<float> values, DataType type)
    {
        if (type == DataType.Float)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        var halves = new Half[values.Length];
        HalfConverter.Convert(name, values, halves);
        stream.Write(MemoryMarshal.AsBytes<Half>(halves));
    }
}
