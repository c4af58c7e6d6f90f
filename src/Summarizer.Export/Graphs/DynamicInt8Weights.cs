using System.Runtime.InteropServices;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using Summarizer.Export.Quantization;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>
/// 8-bit weights with one scale per output, and activations quantized while the graph runs: for the many rows of an encoder, where the arithmetic decides.
/// The range of the activations is that of the whole batch, so a row depends a little on its neighbours.
/// </summary>
internal sealed class DynamicInt8Weights(WeightProgress progress) : WeightFormat(progress)
{
    public override Value Linear(GraphBuilder graph, Value x, WeightMatrix weight)
    {
        float[] scales = [];
        var levels = graph.Weight(weight.Name + " int8", DataType.Int8, [weight.Columns, weight.Rows], stream =>
        {
            scales = QuantizedWriter.WriteDynamicInt8(weight, stream);
            Progress.Advance((long)weight.Rows * weight.Columns);
        });
        var scale = graph.Weight(weight.Name + " int8 scale", DataType.Float, [weight.Rows], stream => stream.Write(MemoryMarshal.AsBytes<float>(scales)));
        return graph.Node(GraphBuilder.Microsoft + "DynamicQuantizeMatMul", [x, levels, scale]);
    }
}
