using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>
/// Weights in the floating-point type of the graph, stored [rows, columns] as in the checkpoint: so they stream through without being transposed, and a
/// tied output layer is the embedding table itself.
/// </summary>
internal sealed class FloatWeights(WeightProgress progress) : WeightFormat(progress)
{
    public override Value Linear(GraphBuilder graph, Value x, Matrix weight) => graph.MatMulTransposed(x, Store(graph, weight));

    public override Value Embed(GraphBuilder graph, Value ids, Matrix table) => graph.Gather(Store(graph, table), ids);

    private Value Store(GraphBuilder graph, Matrix weight) => graph.Weight(
        weight.Name,
        graph.FloatType,
        [weight.Rows, weight.Columns],
        stream => weight.ForEachSlab(Progress, (_, rows) => Write(stream, rows, graph.FloatType)));

    private static void Write(Stream stream, ReadOnlySpan<float> values, DataType type)
    {
        if (type == DataType.Float)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        var halves = new Half[values.Length];
        TensorPrimitives.ConvertToHalf(values, halves);
        stream.Write(MemoryMarshal.AsBytes<Half>(halves));
    }
}
