using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>The number added to the score of a key that must not be seen.</summary>
internal static class MaskFill
{
    /// <summary>
    /// Large enough that the softmax of a visible key is not changed, and finite: a row without any visible key (only padding has one) then becomes an
    /// average instead of NaN. Half precision leaves room for a score on top of it.
    /// </summary>
    public static Value Constant(GraphBuilder graph) => graph.Float(graph.FloatType == DataType.Float ? -1e30 : -3e4);
}
