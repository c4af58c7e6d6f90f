using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>
/// The encoder graph: the encoder of <c>modeling_t5gemma.py</c> or the text encoder of <c>modeling_t5gemma2.py</c>, and the keys and values that the decoder's
/// attention takes from its output, which are made once per input (<see cref="CrossProjection"/>).
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="config">What to build.</param>
/// <param name="maxInputTokens">Longest input; a window that reaches further is left out.</param>
/// <param name="crossScales">Scales of an 8-bit cross-attention cache; null for a float one.</param>
internal sealed class EncoderGraph(ModelWriter writer, ModelConfig config, int maxInputTokens, CrossScales? crossScales)
{
    private const string At = "model.encoder.";
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
        var stream = new ResidualStream(_graph, writer.Embed(config, _stack, layout.Ids, At + "embed_tokens."), (float)_stack.RmsEpsilon);
        for (var i = 0; i < _stack.Layers; i++)
        {
            var at = $"{At}layers.{i}.";
            _graph.Scope = $"encoder.{i}";
            stream.Add(Norm(Attend(Normed(stream, at + "pre_self_attn"), at + "self_attn.", i, layout), at + "post_self_attn"));
            var fed = FeedForward.Build(writer, Normed(stream, at + "pre_feedforward"), at + "mlp.", _stack.Hidden, _stack.FeedForward);
            stream.Add(Norm(fed, at + "post_feedforward"));
        }

        _graph.Scope = "encoder";
        var normed = stream.Norm(writer.Gain(At + "norm.weight", _stack.Hidden));
        var memory = _graph.Slice(normed, _graph.Integers(0), layout.Tokens, 1);
        _graph.Output(memory, GraphNames.EncoderHiddenStates, _graph.FloatType, "batch", "input_tokens", _stack.Hidden);
        var cross = new CrossProjection(writer, config, crossScales);
        for (var i = 0; i < config.Decoder.Layers; i++)
        {
            cross.Build(memory, i);
        }
    }

    private Value Attend(Value x, string at, int index, EncoderLayout layout)
    {
        var projected = SelfProjection.Build(writer, _stack, x, at, Scores.QueryFactor(_stack, capOutside: true));
        var (q, k, v) = projected.Unpacked(_graph, _heads);
        var rotary = RotaryOf(index, layout);
        var start = _graph.Integers(0);
        var attended = EncoderAttention.Build(
            _graph,
            layout,
            _heads,
            rotary.Rotate(_graph, q, start, _heads.Query),
            rotary.Rotate(_graph, k, start, _heads.KeyValueHeads),
            v,
            _stack.AttentionSoftCap,
            Window(index));
        return writer.Linear(attended, writer.Weight(at + "o_proj.weight", _stack.Hidden, _heads.QueryWidth));
    }

    private EncoderWindow? Window(int index)
    {
        if (_stack.LayerTypes[index] == LayerType.Full)
        {
            return null;
        }

        var window = EncoderWindow.Of(config.Architecture, _stack.SlidingWindow);
        return Math.Min(window.Left, window.Right) < maxInputTokens - 1 ? window : null;
    }

    private Rotary RotaryOf(int index, EncoderLayout layout)
    {
        var rope = _stack.Rope(index);
        if (!_rotaries.TryGetValue(rope, out var rotary))
        {
            _rotaries[rope] = rotary = Rotary.Computed(_graph, layout.Positions, _heads.Width, rope);
        }

        return rotary;
    }

    private Value Normed(ResidualStream stream, string at) => stream.Norm(writer.Gain(at + "_layernorm.weight", _stack.Hidden));

    private Value Norm(Value x, string at) => RmsNorm.Apply(_graph, x, writer.Gain(at + "_layernorm.weight", _stack.Hidden), (float)_stack.RmsEpsilon);
}
