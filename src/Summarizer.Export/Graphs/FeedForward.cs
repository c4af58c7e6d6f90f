using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>The gated feed-forward layer: down(gelu_tanh(gate(x)) * up(x)).</summary>
internal static class FeedForward
{
    /// <summary>x [B,T,hidden] to [B,T,hidden]; gate and up are one matrix product.</summary>
    public static Value Build(ModelWriter writer, Value x, string at, int hidden, int width)
    {
        var gateUp = writer.Linear(
            x, at + "gate_up_proj.weight", hidden, new MatrixPart(at + "gate_proj.weight", width), new MatrixPart(at + "up_proj.weight", width));
        var halves = writer.Graph.Split(gateUp, 2, width, width);
        var gated = writer.Graph.Mul(writer.Graph.GeluTanh(halves[0]), halves[1]);
        return writer.Linear(gated, at + "down_proj.weight", hidden, width);
    }
}
