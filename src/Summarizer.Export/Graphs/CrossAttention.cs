using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>Cross-attention of a whole decoder: its inputs, and what its layers share.</summary>
internal sealed class CrossAttention
{
    private readonly GraphBuilder _graph;
    private readonly StackConfig _stack;
    private readonly HeadShape _heads;
    private readonly CrossScales? _scales;
    private readonly (Value Key, Value Value)[] _caches;
    private readonly RowLengths? _lengths;
    private readonly Value _bias;
    private Value? _nothing;

    /// <param name="graph">Graph to add to.</param>
    /// <param name="stack">The decoder.</param>
    /// <param name="scales">Scales of an 8-bit cache; null for one in the type of the graph.</param>
    public CrossAttention(GraphBuilder graph, StackConfig stack, CrossScales? scales)
    {
        _graph = graph;
        _stack = stack;
        _heads = HeadShape.Of(stack);
        _scales = scales;
        var mask = graph.Input(GraphNames.EncoderAttentionMask, DataType.Int64, "batch", "input_tokens");
        _caches = [.. Enumerable.Range(0, stack.Layers).Select(i => (Input(GraphNames.CrossKey(i)), Input(GraphNames.CrossValue(i))))];
        if (scales is null)
        {
            _bias = PlainCrossAttention.Bias(graph, mask, _caches[0].Key);
        }
        else
        {
            _lengths = RowLengths.Build(graph, mask);
        }
    }

    /// <summary>What the query weights must be multiplied by.</summary>
    public float QueryFactor => SoftCap.QueryFactor(_stack, capOutside: _scales is null);

    private DataType CacheType => _scales is null ? _graph.FloatType : DataType.Int8;

    /// <summary>Added to scores, [B,1,1,C]; only without an 8-bit cache.</summary>
    public Value Bias => _scales is null ? _bias : throw new InvalidOperationException("An 8-bit cache is read by the fused operator, which has no bias.");

    /// <summary>Whether an 8-bit cache is possible with these heads.</summary>
    public static bool AllowsInt8(StackConfig stack) => stack.HeadWidth % FusedSelfAttention.WidthMultiple == 0;

    /// <summary>Keys and values of one layer, [B,K,C,D].</summary>
    public (Value Key, Value Value) Cache(int layer) => _caches[layer];

    /// <summary>Attends with queries [B,T,heads*D] that <see cref="QueryFactor"/> is folded into.</summary>
    public Value Build(int layer, Value q)
    {
        var cache = _caches[layer];
        if (_scales is not { } scales)
        {
            return PlainCrossAttention.Build(_graph, _heads, q, cache.Key, cache.Value, _bias, _stack.AttentionSoftCap);
        }

        var nothing = _nothing ??= FusedCrossAttention.NoNewKeys(_graph, _heads, q);
        var (attended, key, value) = FusedCrossAttention.Build(
            _graph, nothing, _lengths!, _heads, q, cache, scales.Keys[layer], scales.Values[layer], _stack.AttentionSoftCap);
        _graph.Output(key, GraphNames.CrossPresentKey(layer), CacheType, "batch", _heads.KeyValueHeads, "cross_cache", _heads.Width);
        _graph.Output(value, GraphNames.CrossPresentValue(layer), CacheType, "batch", _heads.KeyValueHeads, "cross_cache", _heads.Width);
        return attended;
    }

    private Value Input(string name) => _graph.Input(name, CacheType, "batch", _heads.KeyValueHeads, "cross_cache", _heads.Width);
}
