using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>What every layer builder needs: the graph, the checkpoint and the way weights are stored.</summary>
/// <param name="Graph">Graph under construction.</param>
/// <param name="Checkpoint">Source of the weights.</param>
/// <param name="Layers">Format of linear layers.</param>
/// <param name="Tables">Format of embedding tables and of the output layer.</param>
internal sealed record ModelWriter(GraphBuilder Graph, Checkpoint Checkpoint, WeightFormat Layers, WeightFormat Tables)
{
    /// <summary>A linear layer whose weight is one stored tensor [rows, columns], times <paramref name="factor"/>.</summary>
    public Value Linear(Value x, string tensor, int rows, int columns, float factor = 1) =>
        Linear(x, tensor, columns, new MatrixPart(tensor, rows, factor));

    /// <summary>A linear layer whose weight is several stored tensors below each other: their outputs come side by side.</summary>
    public Value Linear(Value x, string name, int columns, params MatrixPart[] parts) =>
        Layers.Linear(Graph, x, new Matrix(Checkpoint, name, columns, parts));

    /// <summary>The gain of an RMSNorm, shape [width]: the checkpoint stores w, the operator wants 1 + w (here also times <paramref name="factor"/>).</summary>
    public Value Gain(string tensor, int width, float factor = 1)
    {
        Checkpoint.Require(tensor, width);
        var gain = Checkpoint.ReadAll(tensor);
        for (var i = 0; i < gain.Length; i++)
        {
            gain[i] = (1 + gain[i]) * factor;
        }

        return Graph.Floats([width], gain);
    }

    /// <summary>Embeds ids [B,T] as x [B,T,hidden], scaled by the root of the width.</summary>
    public Value Embed(Value ids, string tensor, int vocabulary, int hidden)
    {
        var table = new Matrix(Checkpoint, tensor, hidden, new MatrixPart(tensor, vocabulary));
        return Graph.Mul(Tables.Embed(Graph, ids, table), Graph.Float(Math.Sqrt(hidden)));
    }
}
