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

    /// <summary>A stored linear layer, with its bias in stacks that have them.</summary>
    /// <param name="at">Prefix of its tensors, without the dot.</param>
    /// <param name="stack">The stack that it belongs to.</param>
    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs.</param>
    /// <param name="factor">Multiplied into it.</param>
    public LinearLayer Layer(string at, StackConfig stack, int rows, int columns, float factor = 1) => new(
        Weight(at + ".weight", rows, columns).Times(factor), stack.HasBiases ? Vector(at + ".bias", rows, value => value * factor) : null);

    /// <summary>Linear layers of the same input, x [.., inputs]; their outputs come side by side.</summary>
    public Value Linear(Value x, params LinearLayer[] layers)
    {
        var product = Layers.Linear(Graph, x, layers is [var one] ? one.Weight : WeightMatrix.Stack([.. layers.Select(layer => layer.Weight)]));
        return layers.All(layer => layer.Bias is null)
            ? product
            : Graph.Add(product, Floats([.. layers.SelectMany(layer => layer.Bias ?? new float[layer.Weight.Rows])]));
    }

    /// <summary>A stored norm.</summary>
    /// <param name="at">Prefix of its tensors, without the dot.</param>
    /// <param name="stack">Tells the kind.</param>
    /// <param name="width">Of the dimension that is normalised.</param>
    /// <param name="factor">The result is multiplied by it.</param>
    public Normalization Norm(string at, StackConfig stack, int width, float factor = 1)
    {
        var epsilon = (float)stack.Norm.Epsilon;
        return stack.Norm.Kind switch
        {
            NormKind.RmsPlusOne => new RmsNorm(Floats(Vector(at + ".weight", width, value => (1 + value) * factor)), epsilon),
            NormKind.Rms => new RmsNorm(Floats(Vector(at + ".weight", width, value => value * factor)), epsilon),
            NormKind.Layer => new LayerNorm(
                Floats(Vector(at + ".weight", width, value => value * factor)), Floats(Vector(at + ".bias", width, value => value * factor)), epsilon),
            _ => throw new InvalidOperationException($"{stack.Norm.Kind} is no kind of norm."),
        };
    }

    /// <summary>A small tensor [width] in memory.</summary>
    public float[] Vector(string tensor, int width, Func<float, float> map)
    {
        Checkpoint.Require(tensor, width);
        return Array.ConvertAll(Checkpoint.ReadAll(tensor), value => map(value));
    }

    /// <summary>A vector in the graph.</summary>
    public Value Floats(float[] values) => Graph.Floats([values.Length], values);
}

/// <summary>A linear layer to write.</summary>
/// <param name="Weight">[outputs, inputs].</param>
/// <param name="Bias">[outputs]; null for none.</param>
internal sealed record LinearLayer(WeightMatrix Weight, float[]? Bias);
