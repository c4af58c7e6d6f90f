using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>What every layer builder needs: the graph, the checkpoint and the way weights are stored.</summary>
/// <param name="Graph">Graph under construction.</param>
/// <param name="Checkpoint">Source of the weights.</param>
/// <param name="Layers">Format of linear layers.</param>
/// <param name="Tables">Format of embedding tables and of the output layer.</param>
internal sealed record ModelWriter(GraphBuilder Graph, Checkpoint Checkpoint, WeightFormat Layers, TableFormat Tables)
{
    /// <summary>A stored weight [rows, columns] = [outputs, inputs].</summary>
    public WeightMatrix Weight(string tensor, int rows, int columns) => WeightMatrix.From(Checkpoint, tensor, rows, columns);

    /// <summary>A linear layer, x [.., inputs]; the outputs of several weights come side by side.</summary>
    public Value Linear(Value x, params WeightMatrix[] weights) => Layers.Linear(Graph, x, weights is [var one] ? one : WeightMatrix.Stack(weights));

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
    public Value Embed(Value ids, string tensor, int vocabulary, int hidden) =>
        Graph.Mul(Tables.Embed(Graph, ids, Weight(tensor, vocabulary, hidden)), Graph.Float(Math.Sqrt(hidden)));
}
