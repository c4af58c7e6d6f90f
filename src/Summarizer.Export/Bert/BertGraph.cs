using System.Runtime.InteropServices;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Graphs;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Bert;

/// <summary>
/// The graph of a BERT encoder: ids and mask [B,S] to token states [B,S,H]. Rows may have any length up to the position table; padding
/// stands on the right and its states mean nothing.
/// All tokens are of the first segment, as sentence encoders are used, so its vector is part of the position table here.
/// </summary>
/// <param name="graph">Graph to add to.</param>
/// <param name="tensors">Weights.</param>
/// <param name="layers">Format of the linear layers.</param>
/// <param name="tables">Format of the word table.</param>
internal sealed class BertGraph(GraphBuilder graph, BertTensors tensors, WeightFormat layers, TableFormat tables)
{
    private readonly BertConfig _config = tensors.Config;

    /// <summary>Adds everything from the token ids to the token states.</summary>
    public void Build()
    {
        var ids = graph.Input(GraphNames.InputIds, DataType.Int64, "batch", "input_tokens");
        var mask = graph.Input(GraphNames.AttentionMask, DataType.Int64, "batch", "input_tokens");
        var seen = graph.Cast(mask, DataType.Int32);
        var x = Embed(ids);
        for (var i = 0; i < _config.Layers; i++)
        {
            graph.Scope = $"encoder.{i}";
            var at = $"encoder.layer.{i}.";
            x = AddAndNorm(Attend(x, seen, at + "attention.self."), x, at + "attention.output.");
            x = AddAndNorm(FeedForward(x, at + "intermediate."), x, at + "output.", _config.FeedForward);
        }

        graph.Output(x, GraphNames.EncoderHiddenStates, DataType.Float, "batch", "input_tokens", _config.Hidden);
    }

    private Value Embed(Value ids)
    {
        graph.Scope = "embeddings";
        var words = tables.Embed(graph, ids, tensors.Matrix("embeddings.word_embeddings.weight", _config.Vocabulary, _config.Hidden));
        var table = graph.Weight(
            "embeddings.positions", DataType.Float, [_config.Positions, _config.Hidden],
            stream => stream.Write(MemoryMarshal.AsBytes<float>(Positions())));
        var positions = graph.Slice(table, graph.Integers(0), graph.Unsqueeze(graph.SizeOf(ids, 1), 0), 0);
        return graph.Node(
            "LayerNormalization", [graph.Add(words, positions), Vector("embeddings.LayerNorm.weight"), Vector("embeddings.LayerNorm.bias")],
            Attr.Float("epsilon", _config.Epsilon));
    }

    private float[] Positions()
    {
        var positions = new float[_config.Positions * _config.Hidden];
        tensors.Matrix("embeddings.position_embeddings.weight", _config.Positions, _config.Hidden).Read(0, positions);
        var segments = new float[2 * _config.Hidden];
        tensors.Matrix("embeddings.token_type_embeddings.weight", 2, _config.Hidden).Read(0, segments);
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] += segments[i % _config.Hidden];
        }

        return positions;
    }

    // The operator adds the biases and scales the scores by the root of the head width.
    private Value Attend(Value x, Value seen, string at)
    {
        string[] parts = [at + "query", at + "key", at + "value"];
        var stacked = WeightMatrix.Stack([.. parts.Select(p => tensors.Matrix(p + ".weight", _config.Hidden, _config.Hidden))]);
        var projected = graph.Split(layers.Linear(graph, x, stacked), 2, _config.Hidden, _config.Hidden, _config.Hidden);
        var bias = graph.Floats([3 * _config.Hidden], [.. parts.SelectMany(p => tensors.Vector(p + ".bias", _config.Hidden))]);
        return graph.Node(
            GraphBuilder.Microsoft + "MultiHeadAttention",
            [projected[0], projected[1], projected[2], bias, seen],
            Attr.Int("num_heads", _config.Heads));
    }

    private Value FeedForward(Value x, string at)
    {
        var wide = layers.Linear(graph, x, tensors.Matrix(at + "dense.weight", _config.FeedForward, _config.Hidden));
        return graph.Node(GraphBuilder.Microsoft + "BiasGelu", [wide, Vector(at + "dense.bias", _config.FeedForward)]);
    }

    // LayerNorm(linear(x) + bias + residual).
    private Value AddAndNorm(Value x, Value residual, string at, int? inputs = null)
    {
        var added = layers.Linear(graph, x, tensors.Matrix(at + "dense.weight", _config.Hidden, inputs ?? _config.Hidden));
        return graph.Node(
            GraphBuilder.Microsoft + "SkipLayerNormalization",
            [added, residual, Vector(at + "LayerNorm.weight"), Vector(at + "LayerNorm.bias"), Vector(at + "dense.bias")],
            Attr.Float("epsilon", _config.Epsilon));
    }

    private Value Vector(string name, int? length = null) =>
        graph.Floats([length ?? _config.Hidden], tensors.Vector(name, length ?? _config.Hidden));
}
