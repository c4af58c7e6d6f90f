using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>
/// The residual stream of a stack, x [B,T,H]. An addition is held back until the next norm, because one operator does both.
/// </summary>
internal sealed class ResidualStream(GraphBuilder graph, Value x, float epsilon)
{
    private Value _x = x;
    private Value? _pending;

    /// <summary>x = x + y.</summary>
    public void Add(Value y) => _pending = y;

    /// <summary>RMSNorm of the stream; <paramref name="gain"/> [H] is 1 + the stored weight.</summary>
    public Value Norm(Value gain)
    {
        if (_pending is not { } y)
        {
            return RmsNorm.Apply(graph, _x, gain, epsilon);
        }

        // Outputs: the norm, two statistics that nobody needs, the sum.
        var outputs = graph.Node(
            GraphBuilder.Microsoft + "SkipSimplifiedLayerNormalization", [true, false, false, true], [y, _x, gain], Attr.Float("epsilon", epsilon));
        (_x, _pending) = (outputs[3], null);
        return outputs[0];
    }
}
