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
    /// <param name="config">Gives the vocabulary and, in T5Gemma 2, the id that has a vector of its own, not scaled.</param>
    /// <param name="stack">Gives the width.</param>
    /// <param name="ids">Token ids.</param>
    /// <param name="at">Prefix of the stored table.</param>
    public Value Embed(ModelConfig config, StackConfig stack, Value ids, string at)
    {
        var rows = Tables.Embed(Graph, ids, Weight(at + "weight", config.Vocabulary, stack.Hidden));
        var x = Graph.Mul(rows, Graph.Float(Math.Sqrt(stack.Hidden)));
        if (config.EndOfImage is not { } marker)
        {
            return x;
        }

        var name = at + "eoi_embedding";
        Checkpoint.Require(name, stack.Hidden);
        return Graph.Where(Graph.Unsqueeze(Graph.Equal(ids, Graph.Integer(marker)), 2), Graph.Floats([stack.Hidden], Checkpoint.ReadAll(name)), x);
    }
}
