using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>
/// The keys and values that every decoder layer takes from the encoder output. T5Gemma, T5 and BART have projections of their own for them; T5Gemma 2 uses those of the
/// self-attention, with its key norm. Neither rotates them.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="config">Family and decoder.</param>
/// <param name="scales">Scales of an 8-bit cache; null for a float one.</param>
internal sealed class CrossProjection(ModelWriter writer, ModelConfig config, CrossScales? scales)
{
    private readonly GraphBuilder _graph = writer.Graph;
    private readonly StackConfig _decoder = config.Decoder;
    private readonly HeadShape _heads = HeadShape.Of(config.Decoder);

    /// <summary>Name of the attention of a decoder layer whose projections are used.</summary>
    public static string AttentionOf(ModelConfig config) => config.Cross == CrossAttentionKind.Separate ? "cross_attn" : "self_attn";

    /// <summary>Adds the outputs of one decoder layer.</summary>
    /// <param name="memory">Encoder output, [B,S,H].</param>
    /// <param name="layer">Index of the decoder layer.</param>
    public void Build(Value memory, int layer)
    {
        var at = $"model.decoder.layers.{layer}.{AttentionOf(config)}.";
        var inputs = config.Encoder!.Hidden;
        _graph.Scope = $"cross.{layer}";
        var both = writer.Linear(
            memory, writer.Layer(at + "k_proj", _decoder, _heads.KeyValueWidth, inputs), writer.Layer(at + "v_proj", _decoder, _heads.KeyValueWidth, inputs));
        var type = _graph.FloatType;
        if (scales is not null)
        {
            (both, type) = (Quantize(both, [.. scales.Keys[layer], .. scales.Values[layer]]), DataType.Int8);
        }

        var parts = _graph.Split(both, 2, _heads.KeyValueWidth, _heads.KeyValueWidth);
        var keys = _decoder.QueryKeyNorms ? SelfProjection.HeadNorm(writer, _decoder, parts[0], at + "k_norm", _heads.KeyValueHeads) : parts[0];
        Output(keys, GraphNames.CrossKey(layer), type);
        Output(parts[1], GraphNames.CrossValue(layer), type);
    }

    // One scale per channel by a multiplication: QuantizeLinear itself is vectorised for a single scale only, and twenty times slower otherwise.
    private Value Quantize(Value x, float[] channelScales)
    {
        var divided = _graph.Mul(x, _graph.Floats([channelScales.Length], [.. channelScales.Select(scale => 1 / scale)]));
        return _graph.Node("QuantizeLinear", [divided, _graph.Float(1), _graph.Constant(DataType.Int8, [], [0])]);
    }

    // x [B,S,K*D] becomes a cache [B,K,S,D].
    private void Output(Value x, string name, DataType type)
    {
        var cache = _graph.Transpose(_graph.Reshape(x, 0, 0, _heads.KeyValueHeads, _heads.Width), 0, 2, 1, 3);
        _graph.Output(cache, name, type, "batch", _heads.KeyValueHeads, "input_tokens", _heads.Width);
    }
}
