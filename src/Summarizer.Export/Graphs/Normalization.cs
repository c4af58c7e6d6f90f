using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>A norm over the last dimension, with its weights.</summary>
internal abstract class Normalization(float epsilon)
{
    /// <summary>Inside the root.</summary>
    protected float Epsilon { get; } = epsilon;

    /// <summary>Normalizes x [.., H].</summary>
    public abstract Value Apply(GraphBuilder graph, Value x);

    /// <summary>Normalizes x + y by one operator, and gives the sum as well.</summary>
    public abstract (Value Normed, Value Sum) ApplyToSum(GraphBuilder graph, Value x, Value y);
}

/// <summary>y = x / sqrt(mean(x^2) + epsilon) * gain.</summary>
/// <param name="gain">[H].</param>
/// <param name="epsilon">Inside the root.</param>
internal sealed class RmsNorm(Value gain, float epsilon) : Normalization(epsilon)
{
    public override Value Apply(GraphBuilder graph, Value x) =>
        graph.Node("SimplifiedLayerNormalization", [x, gain], Attr.Float("epsilon", Epsilon), Attr.Int("axis", -1));

    public override (Value Normed, Value Sum) ApplyToSum(GraphBuilder graph, Value x, Value y)
    {
        // Outputs: the norm, two statistics that nobody needs, the sum.
        var outputs = graph.Node(
            GraphBuilder.Microsoft + "SkipSimplifiedLayerNormalization", [true, false, false, true], [y, x, gain], Attr.Float("epsilon", Epsilon));
        return (outputs[0], outputs[3]);
    }
}

/// <summary>y = (x - mean(x)) / sqrt(variance(x) + epsilon) * gain + bias.</summary>
/// <param name="gain">[H].</param>
/// <param name="bias">[H].</param>
/// <param name="epsilon">Inside the root.</param>
internal sealed class LayerNorm(Value gain, Value bias, float epsilon) : Normalization(epsilon)
{
    public override Value Apply(GraphBuilder graph, Value x) =>
        graph.Node("LayerNormalization", [x, gain, bias], Attr.Float("epsilon", Epsilon), Attr.Int("axis", -1));

    public override (Value Normed, Value Sum) ApplyToSum(GraphBuilder graph, Value x, Value y)
    {
        var outputs = graph.Node(
            GraphBuilder.Microsoft + "SkipLayerNormalization", [true, false, false, true], [y, x, gain, bias], Attr.Float("epsilon", Epsilon));
        return (outputs[0], outputs[3]);
    }
}
