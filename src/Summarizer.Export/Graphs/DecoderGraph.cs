using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>
/// The decoder graph, one step with its caches and the output layer: the decoders of <c>modeling_t5gemma.py</c> (with cross-attention) and
/// <c>modeling_t5gemma2.py</c> (merged attention), and the decoder-only <c>modeling_gemma2.py</c> and <c>modeling_gemma3.py</c>.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="config">What to build.</param>
/// <param name="positions">Most tokens that a row can reach.</param>
/// <param name="crossScales">Scales of an 8-bit cross-attention cache; null for a float one.</param>
internal sealed class DecoderGraph(ModelWriter writer, ModelConfig config, int positions, CrossScales? crossScales)
{
    private readonly GraphBuilder _graph = writer.Graph;
    private readonly StackConfig _stack = config.Decoder;
    private readonly HeadShape _heads = HeadShape.Of(config.Decoder);
    private readonly DecoderNames _names = DecoderNames.Of(config);

    /// <summary>Adds everything from the token ids to the logits.</summary>
    public void Build()
    {
        var ids = _graph.Input(GraphNames.InputIds, DataType.Int64, "batch", "tokens");
        var mask = _graph.Input(GraphNames.AttentionMask, DataType.Int64, "batch", "total_tokens");
        _graph.Scope = "decoder";
        var past = SelfCaches();
        var cross = config.Encoder is null ? null : new CrossAttention(_graph, _stack, crossScales);
        var attention = new SelfAttention(_graph, _stack, positions, ids, mask, past[0].Key, config.Architecture == Architecture.T5Gemma2 ? cross : null);
        var stream = new ResidualStream(_graph, writer.Embed(config, _stack, ids, _names.Table), (float)_stack.RmsEpsilon);
        for (var i = 0; i < _stack.Layers; i++)
        {
            _graph.Scope = $"decoder.{i}";
            var at = $"{_names.At}layers.{i}.";
            stream.Add(Norm(SelfAttend(Normed(stream, at + _names.PreSelf), at + "self_attn.", i, attention, past[i]), at + _names.PostSelf));
            if (config.Architecture == Architecture.T5Gemma)
            {
                stream.Add(Norm(CrossAttend(Normed(stream, at + "pre_cross_attn_layernorm"), at + "cross_attn.", i, cross!), at + "post_cross_attn_layernorm"));
            }

            var fed = FeedForward.Build(writer, Normed(stream, at + "pre_feedforward_layernorm"), at + "mlp.", _stack.Hidden, _stack.FeedForward);
            stream.Add(Norm(fed, at + "post_feedforward_layernorm"));
        }

        _graph.Scope = "decoder";
        OutputLayer.Build(writer, config, stream, _names);
    }

    private Value SelfAttend(Value x, string at, int index, SelfAttention attention, (Value Key, Value Value) past)
    {
        var projected = SelfProjection.Build(writer, _stack, x, at, attention.QueryFactor);
        var (attended, key, value) = attention.Build(index, projected, past);
        _graph.Output(key, GraphNames.PresentKey(index), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width);
        _graph.Output(value, GraphNames.PresentValue(index), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width);
        return writer.Linear(attended, writer.Weight(at + "o_proj.weight", _stack.Hidden, _heads.QueryWidth));
    }

    private Value CrossAttend(Value x, string at, int index, CrossAttention cross)
    {
        var q = writer.Linear(x, writer.Weight(at + "q_proj.weight", _heads.QueryWidth, _stack.Hidden).Times(cross.QueryFactor));
        return writer.Linear(cross.Build(index, q), writer.Weight(at + "o_proj.weight", _stack.Hidden, _heads.QueryWidth));
    }

    private Value Normed(ResidualStream stream, string at) => stream.Norm(writer.Gain(at + ".weight", _stack.Hidden));

    private Value Norm(Value x, string at) => RmsNorm.Apply(_graph, x, writer.Gain(at + ".weight", _stack.Hidden), (float)_stack.RmsEpsilon);

    private (Value Key, Value Value)[] SelfCaches() =>
        [.. Enumerable.Range(0, _stack.Layers).Select(i => (
            _graph.Input(GraphNames.PastKey(i), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width),
            _graph.Input(GraphNames.PastValue(i), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width)))];
}
