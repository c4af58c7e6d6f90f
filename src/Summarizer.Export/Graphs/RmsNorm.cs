using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>RMSNorm over the last dimension: y = x / sqrt(mean(x^2) + epsilon) * gain.</summary>
internal static class RmsNorm
{
    /// <summary>Normalizes x [.., H] with gain [H].</summary>
    public static Value Apply(GraphBuilder graph, Value x, Value gain, float epsilon) =>
        graph.Node("SimplifiedLayerNormalization", [x, gain], Attr.Float("epsilon", epsilon), Attr.Int("axis", -1));
}
