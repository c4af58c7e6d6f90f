using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>
/// The decoder graph, one step with its caches and the output layer: the decoders of <c>modeling_t5gemma.py</c>, <c>modeling_t5.py</c> and <c>modeling_bart.py</c>
/// (with cross-attention) and <c>modeling_t5gemma2.py</c> (merged attention), and the decoder-only <c>modeling_gemma2.py</c> and <c>modeling_gemma3.py</c>.
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
    private readonly TensorLayout _names = config.Layout;

    /// <summary>Adds everything from the token ids to the logits.</summary>
    public void Build()
    {
        var ids = _graph.Input(GraphNames.InputIds, DataType.Int64, "batch", "tokens");
        var mask = _graph.Input(GraphNames.AttentionMask, DataType.Int64, "batch", "total_tokens");
        _graph.Scope = "decoder";
        var past = SelfCaches();
        var cross = config.Cross == CrossAttentionKind.None ? null : new CrossAttention(_graph, _stack, crossScales);
        var attention = new SelfAttention(writer, _stack, positions, ids, mask, past[0].Key, config.Cross == CrossAttentionKind.Merged ? cross : null);
        var embedded = Embedding.Build(writer, config, _stack, ids, _names.DecoderTable, _names.Decoder, () => attention.Positions.All);
        var stream = new ResidualStream(_graph, embedded);
        var sublayers = new Sublayers(writer, _stack, stream);
        for (var i = 0; i < _stack.Layers; i++)
        {
            _graph.Scope = $"decoder.{i}";
            var (at, layer) = ($"{_names.Decoder}layers.{i}.", i);
            sublayers.Add(at + _names.PreSelf, at + _names.PostSelf, x => SelfAttend(x, at + "self_attn.", layer, attention, past[layer]));
            if (config.Cross == CrossAttentionKind.Separate)
            {
                sublayers.Add(at + "pre_cross_attn_layernorm", at + "post_cross_attn_layernorm", x => CrossAttend(x, at + "cross_attn.", layer, cross!));
            }

            sublayers.Add(at + "pre_feedforward_layernorm", at + "post_feedforward_layernorm", x => FeedForward.Build(writer, _stack, x, at + "mlp."));
        }

        _graph.Scope = "decoder";
        OutputLayer.Build(writer, config, stream);
    }

    private Value SelfAttend(Value x, string at, int index, SelfAttention attention, (Value Key, Value Value) past)
    {
        var projected = SelfProjection.Build(writer, _stack, x, at, attention.QueryFactor);
        var (attended, key, value) = attention.Build(index, projected, past);
        _graph.Output(key, GraphNames.PresentKey(index), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width);
        _graph.Output(value, GraphNames.PresentValue(index), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width);
        return writer.Linear(attended, writer.Layer(at + "o_proj", _stack, _stack.Hidden, _heads.QueryWidth));
    }

    private Value CrossAttend(Value x, string at, int index, CrossAttention cross)
    {
        var q = writer.Linear(x, writer.Layer(at + "q_proj", _stack, _heads.QueryWidth, _stack.Hidden, cross.QueryFactor));
        return writer.Linear(cross.Build(index, q), writer.Layer(at + "o_proj", _stack, _stack.Hidden, _heads.QueryWidth));
    }

    private (Value Key, Value Value)[] SelfCaches() =>
        [.. Enumerable.Range(0, _stack.Layers).Select(i => (
            _graph.Input(GraphNames.PastKey(i), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width),
            _graph.Input(GraphNames.PastValue(i), _graph.FloatType, "batch", _heads.KeyValueHeads, "cache", _heads.Width)))];
}
