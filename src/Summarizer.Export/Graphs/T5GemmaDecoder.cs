using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>The decoder graph: one step of the decoder of <c>modeling_t5gemma.py</c> with both caches, and the output layer.</summary>
internal sealed class T5GemmaDecoder(ModelWriter writer, ModelConfig config, int positions, CrossScales? crossScales)
{
    private const string At = "model.decoder.";
    private readonly GraphBuilder _graph = writer.Graph;
    private readonly StackConfig _stack = config.Decoder;
    private readonly HeadShape _heads = HeadShape.Of(config.Decoder);

    /// <summary>Adds everything from the token ids to the logits.</summary>
    public void Build()
    {
        var ids = _graph.Input(GraphNames.InputIds, DataType.Int64, "batch", "tokens");
        var mask = _graph.Input(GraphNames.AttentionMask, DataType.Int64, "batch", "total_tokens");
        var past = SelfCaches();
        _graph.Scope = "decoder";
        var attention = new SelfAttention(_graph, _stack, positions, ids, mask, past[0].Key);
        var cross = new CrossAttention(_graph, _stack, crossScales);
        var stream = new ResidualStream(
            _graph, writer.Embed(ids, At + "embed_tokens.weight", config.Vocabulary, _stack.Hidden), (float)_stack.RmsEpsilon);
        for (var i = 0; i < _stack.Layers; i++)
        {
            _graph.Scope = $"decoder.{i}";
            var at = $"{At}layers.{i}.";
            stream.Add(Norm(SelfAttend(Normed(stream, at + "pre_self_attn"), at + "self_attn.", i, attention, past[i]), at + "post_self_attn"));
            stream.Add(Norm(CrossAttend(Normed(stream, at + "pre_cross_attn"), at + "cross_attn.", i, cross), at + "post_cross_attn"));
            var fed = FeedForward.Build(writer, Normed(stream, at + "pre_feedforward"), at + "mlp.", _stack.Hidden, _stack.FeedForward);
            stream.Add(Norm(fed, at + "post_feedforward"));
        }

        _graph.Scope = "decoder";
        OutputLayer.Build(writer, config, stream, At + "norm.weight", "lm_head.out_proj.weight", At + "embed_tokens.weight");
    }

    private Value SelfAttend(Value x, string at, int index, SelfAttention attention, (Value Key, Value Value) past)
    {
        var qkv = writer.Linear(
            x,
            writer.Weight(at + "q_proj.weight", _heads.QueryWidth, _stack.Hidden).Times(attention.QueryFactor),
            writer.Weight(at + "k_proj.weight", _heads.KeyValueWidth, _stack.Hidden),
            writer.Weight(at + "v_proj.weight", _heads.KeyValueWidth, _stack.Hidden));
        var (attended, key, value) = attention.Build(index, qkv, past);
        _graph.Output(key, GraphNames.PresentKey(index), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width);
        _graph.Output(value, GraphNames.PresentValue(index), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width);
        return writer.Linear(attended, writer.Weight(at + "o_proj.weight", _stack.Hidden, _heads.QueryWidth));
    }

    private Value CrossAttend(Value x, string at, int index, CrossAttention cross)
    {
        var q = writer.Linear(x, writer.Weight(at + "q_proj.weight", _heads.QueryWidth, _stack.Hidden).Times(cross.QueryFactor));
        return writer.Linear(cross.Build(index, q), writer.Weight(at + "o_proj.weight", _stack.Hidden, _heads.QueryWidth));
    }

    private Value Normed(ResidualStream stream, string at) => stream.Norm(writer.Gain(at + "_layernorm.weight", _stack.Hidden));

    private Value Norm(Value x, string at) =>
        RmsNorm.Apply(_graph, x, writer.Gain(at + "_layernorm.weight", _stack.Hidden), (float)_stack.RmsEpsilon);

    private (Value Key, Value Value)[] SelfCaches() =>
        [.. Enumerable.Range(0, _stack.Layers).Select(i => (
            _graph.Input(GraphNames.PastKey(i), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width),
            _graph.Input(GraphNames.PastValue(i), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width)))];
}
