using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>
/// The encoder graph: the encoder of <c>modeling_t5gemma.py</c>, <c>modeling_t5.py</c> or <c>modeling_bart.py</c>, or the text encoder of <c>modeling_t5gemma2.py</c>, and the keys and values that the decoder's
/// attention takes from its output, which are made once per input (<see cref="CrossProjection"/>).
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="config">What to build.</param>
/// <param name="maxInputTokens">Longest input; a window that reaches further is left out.</param>
/// <param name="crossScales">Scales of an 8-bit cross-attention cache; null for a float one.</param>
internal sealed class EncoderGraph(ModelWriter writer, ModelConfig config, int maxInputTokens, CrossScales? crossScales)
{
    private const string At = TensorLayout.Encoder;
    private readonly GraphBuilder _graph = writer.Graph;
    private readonly StackConfig _stack = config.Encoder!;
    private readonly HeadShape _heads = HeadShape.Of(config.Encoder!);
    private readonly Dictionary<RopeConfig, Rotary> _rotaries = [];

    /// <summary>Adds everything from the token ids to the outputs.</summary>
    public void Build()
    {
        var ids = _graph.Input(GraphNames.InputIds, DataType.Int64, "batch", "input_tokens");
        var mask = _graph.Input(GraphNames.AttentionMask, DataType.Int64, "batch", "input_tokens");
        var layout = EncoderLayout.Build(_graph, ids, mask);
        var stream = new ResidualStream(_graph, Embedding.Build(writer, config, _stack, layout.Ids, config.Layout.EncoderTable, At, () => layout.Positions));
        var sublayers = new Sublayers(writer, _stack, stream);
        Value? relative = _stack.RelativeBias is { } bias ? RelativeBias.Encoder(writer, _stack, bias, layout) : null;
        for (var i = 0; i < _stack.Layers; i++)
        {
            var at = $"{At}layers.{i}.";
            _graph.Scope = $"encoder.{i}";
            var layer = i;
            sublayers.Add(at + "pre_self_attn_layernorm", at + "post_self_attn_layernorm", x => Attend(x, at + "self_attn.", layer, layout, relative));
            sublayers.Add(at + "pre_feedforward_layernorm", at + "post_feedforward_layernorm", x => FeedForward.Build(writer, _stack, x, at + "mlp."));
        }

        _graph.Scope = "encoder";
        var output = _stack.Norm.AfterLayers ? stream.Norm(writer.Norm(At + "norm", _stack, _stack.Hidden)) : stream.Current;
        var memory = _graph.Slice(output, _graph.Integers(0), layout.Tokens, 1);
        _graph.Output(memory, GraphNames.EncoderHiddenStates, _graph.FloatType, "batch", "input_tokens", _stack.Hidden);
        var cross = new CrossProjection(writer, config, crossScales);
        for (var i = 0; i < config.Decoder.Layers; i++)
        {
            cross.Build(memory, i);
        }
    }

    private Value Attend(Value x, string at, int index, EncoderLayout layout, Value? relative)
    {
        var projected = SelfProjection.Build(writer, _stack, x, at, SoftCap.QueryFactor(_stack, capOutside: true));
        var (q, k, v) = projected.Unpacked(_graph, _heads);
        var start = _graph.Integers(0);
        if (RotaryOf(index, layout) is { } rotary)
        {
            (q, k) = (rotary.Rotate(_graph, q, start, _heads.Query), rotary.Rotate(_graph, k, start, _heads.KeyValueHeads));
        }

        var attended = EncoderAttention.Build(
            _graph,
            layout,
            _heads,
            q,
            k,
            v,
            _stack.AttentionSoftCap,
            Window(index),
            relative);
        return writer.Linear(attended, writer.Layer(at + "o_proj", _stack, _stack.Hidden, _heads.QueryWidth));
    }

    private EncoderWindow? Window(int index)
    {
        if (_stack.LayerTypes[index] == LayerType.Full)
        {
            return null;
        }

        var (left, right) = config.EncoderReach();
        var window = new EncoderWindow(left, right);
        return Math.Min(window.Left, window.Right) < maxInputTokens - 1 ? window : null;
    }

    private Rotary? RotaryOf(int index, EncoderLayout layout)
    {
        if (_stack.Rope(index) is not { } rope)
        {
            return null;
        }

        if (!_rotaries.TryGetValue(rope, out var rotary))
        {
            _rotaries[rope] = rotary = Rotary.Computed(_graph, layout.Positions, _heads.Width, rope);
        }

        return rotary;
    }
}
