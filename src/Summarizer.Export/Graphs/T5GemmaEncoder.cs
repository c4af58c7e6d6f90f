using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>
/// The encoder graph: the encoder of <c>modeling_t5gemma.py</c>, and the key and value projections of every cross-attention of the decoder, which need only
/// its output and are therefore done once per input.
/// </summary>
internal sealed class T5GemmaEncoder(ModelWriter writer, ModelConfig config, int maxInputTokens, CrossScales? crossScales)
{
    private const string At = "model.encoder.";
    private readonly GraphBuilder _graph = writer.Graph;
    private readonly StackConfig _stack = config.Encoder!;
    private readonly HeadShape _heads = HeadShape.Of(config.Encoder!);

    /// <summary>Adds everything from the token ids to the outputs.</summary>
    public void Build()
    {
        var ids = _graph.Input(GraphNames.InputIds, DataType.Int64, "batch", "input_tokens");
        var mask = _graph.Input(GraphNames.AttentionMask, DataType.Int64, "batch", "input_tokens");
        var layout = EncoderLayout.Build(_graph, ids, mask);
        var rotary = Rotary.Computed(_graph, layout.Positions, _heads.Width, _stack.FullRope);
        var stream = new ResidualStream(
            _graph, writer.Embed(layout.Ids, At + "embed_tokens.weight", config.Vocabulary, _stack.Hidden), (float)_stack.RmsEpsilon);
        for (var i = 0; i < _stack.Layers; i++)
        {
            Layer(stream, i, layout, rotary);
        }

        _graph.Scope = "encoder";
        var normed = stream.Norm(writer.Gain(At + "norm.weight", _stack.Hidden));
        var memory = _graph.Slice(normed, _graph.Integers(0), layout.Tokens, 1);
        _graph.Output(memory, GraphNames.EncoderHiddenStates, _graph.FloatType, "batch", "input_tokens", _stack.Hidden);
        for (var i = 0; i < config.Decoder.Layers; i++)
        {
            CrossKeyValue(memory, i);
        }
    }

    private void Layer(ResidualStream stream, int index, EncoderLayout layout, Rotary rotary)
    {
        var at = $"{At}layers.{index}.";
        var hidden = _stack.Hidden;
        _graph.Scope = $"encoder.{index}";
        var attended = Attend(stream.Norm(writer.Gain(at + "pre_self_attn_layernorm.weight", hidden)), at + "self_attn.", index, layout, rotary);
        stream.Add(Norm(attended, at + "post_self_attn_layernorm.weight"));

        var fed = FeedForward.Build(writer, stream.Norm(writer.Gain(at + "pre_feedforward_layernorm.weight", hidden)), at + "mlp.", hidden, _stack.FeedForward);
        stream.Add(Norm(fed, at + "post_feedforward_layernorm.weight"));
    }

    private Value Attend(Value x, string at, int index, EncoderLayout layout, Rotary rotary)
    {
        var qkv = writer.Linear(
            x,
            writer.Weight(at + "q_proj.weight", _heads.QueryWidth, _stack.Hidden).Times(Scores.QueryFactor(_stack, capOutside: true)),
            writer.Weight(at + "k_proj.weight", _heads.KeyValueWidth, _stack.Hidden),
            writer.Weight(at + "v_proj.weight", _heads.KeyValueWidth, _stack.Hidden));
        var parts = _graph.Split(qkv, 2, _heads.QueryWidth + _heads.KeyValueWidth, _heads.KeyValueWidth);
        var rotated = _graph.Split(
            rotary.Rotate(_graph, parts[0], _graph.Integers(0), _heads.Query + _heads.KeyValueHeads), 2, _heads.QueryWidth, _heads.KeyValueWidth);
        var attended = EncoderAttention.Build(_graph, layout, _heads, rotated[0], rotated[1], parts[1], _stack.AttentionSoftCap, Window(index));
        return writer.Linear(attended, writer.Weight(at + "o_proj.weight", _stack.Hidden, _heads.QueryWidth));
    }

    // transformers 5: |i - j| <= W. A window that no input can leave is none.
    private EncoderWindow? Window(int index) => _stack.LayerTypes[index] == LayerType.Sliding && _stack.SlidingWindow < maxInputTokens - 1
        ? new EncoderWindow(_stack.SlidingWindow, _stack.SlidingWindow)
        : null;

    private Value Norm(Value x, string tensor) => RmsNorm.Apply(_graph, x, writer.Gain(tensor, _stack.Hidden), (float)_stack.RmsEpsilon);

    // No rope on either side of the cross-attention.
    private void CrossKeyValue(Value memory, int index)
    {
        var heads = HeadShape.Of(config.Decoder);
        var at = $"model.decoder.layers.{index}.cross_attn.";
        _graph.Scope = $"cross.{index}";
        var both = writer.Linear(
            memory,
            writer.Weight(at + "k_proj.weight", heads.KeyValueWidth, _stack.Hidden),
            writer.Weight(at + "v_proj.weight", heads.KeyValueWidth, _stack.Hidden));
        var type = _graph.FloatType;
        if (crossScales is not null)
        {
            (both, type) = (Quantize(both, [.. crossScales.Keys[index], .. crossScales.Values[index]]), DataType.Int8);
        }

        var parts = _graph.Split(both, 2, heads.KeyValueWidth, heads.KeyValueWidth);
        Output(parts[0], GraphNames.CrossKey(index), heads, type);
        Output(parts[1], GraphNames.CrossValue(index), heads, type);
    }

    // One scale per channel by a multiplication: QuantizeLinear itself is vectorised for a single scale only, and twenty times slower otherwise.
    private Value Quantize(Value x, float[] scales)
    {
        var divided = _graph.Mul(x, _graph.Floats([scales.Length], [.. scales.Select(scale => 1 / scale)]));
        return _graph.Node("QuantizeLinear", [divided, _graph.Float(1), _graph.Constant(DataType.Int8, [], [0])]);
    }

    // x [B,S,K*D] becomes a cache [B,K,S,D].
    private void Output(Value x, string name, HeadShape heads, DataType type)
    {
        var cache = _graph.Transpose(_graph.Reshape(x, 0, 0, heads.KeyValueHeads, heads.Width), 0, 2, 1, 3);
        _graph.Output(cache, name, type, "batch", heads.KeyValueHeads, "input_tokens", heads.Width);
    }
}
