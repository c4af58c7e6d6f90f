using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>The feed-forward layer: down(f(gate(x)) * up(x)), or without a gate down(f(up(x))).</summary>
internal static class FeedForward
{
    /// <summary>x [B,T,hidden] to [B,T,hidden]; gate and up are one matrix product.</summary>
    public static Value Build(ModelWriter writer, StackConfig stack, Value x, string at)
    {
        var (graph, kind, width) = (writer.Graph, stack.FeedForwardKind, stack.FeedForward);
        var gate = kind.IsGated ? writer.Layer(at + "gate_proj", stack, width, stack.Hidden) : null;
        var up = writer.Layer(at + "up_proj", stack, width, stack.Hidden);
        Value inner;
        if (gate is not null)
        {
            var halves = graph.Split(writer.Linear(x, gate, up), 2, width, width);
            inner = graph.Mul(Apply(graph, kind.Activation, halves[0]), halves[1]);
        }
        else
        {
            inner = Apply(graph, kind.Activation, writer.Linear(x, up));
        }

        return writer.Linear(inner, writer.Layer(at + "down_proj", stack, stack.Hidden, width));
    }

    private static Value Apply(GraphBuilder graph, Activation activation, Value x) => activation switch
    {
        Activation.GeluTanh => graph.GeluTanh(x),
        Activation.GeluErf => graph.Gelu(x),
        Activation.Relu => graph.Relu(x),
        Activation.Silu => graph.Mul(x, graph.Sigmoid(x)),
        _ => throw new InvalidOperationException($"{activation} is no activation."),
    };
}
