using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>The gated feed-forward layer: down(gelu_tanh(gate(x)) * up(x)).</summary>
internal static class FeedForward
{
    /// <summary>x [B,T,hidden] to [B,T,hidden]; gate and up are one matrix product.</summary>
    public static Value Build(ModelWriter writer, Value x, string at, int hidden, int width)
    {
        var gateUp = writer.Linear(x, writer.Weight(at + "gate_proj.weight", width, hidden), writer.Weight(at + "up_proj.weight", width, hidden));
        var halves = writer.Graph.Split(gateUp, 2, width, width);
        var gated = writer.Graph.Mul(writer.Graph.GeluTanh(halves[0]), halves[1]);
        return writer.Linear(gated, writer.Weight(at + "down_proj.weight", hidden, width));
    }
}
