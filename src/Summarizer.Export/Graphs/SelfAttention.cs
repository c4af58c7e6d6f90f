using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>Causal self-attention of a whole decoder: which operators its heads allow, and what its layers share.</summary>
internal sealed class SelfAttention
{
    private readonly GraphBuilder _graph;
    private readonly StackConfig _stack;
    private readonly HeadShape _heads;
    private readonly int _positions;
    private readonly RowLengths _lengths;
    private readonly PlainSteps? _plain;

    /// <param name="graph">Graph to add to.</param>
    /// <param name="stack">The decoder.</param>
    /// <param name="positions">Capacity of the rotary tables: the most tokens a row can reach.</param>
    /// <param name="ids">Tokens of this step, [B,T].</param>
    /// <param name="mask">Whose row sums are the tokens including this step, int64 [B,any].</param>
    /// <param name="pastKey">Any cache, [B,K,L,D].</param>
    public SelfAttention(GraphBuilder graph, StackConfig stack, int positions, Value ids, Value mask, Value pastKey)
    {
        _graph = graph;
        _stack = stack;
        _heads = HeadShape.Of(stack);
        _positions = positions;
        _lengths = RowLengths.Build(graph, mask);
        _plain = _heads.Width % FusedSelfAttention.WidthMultiple == 0 ? null : new PlainSteps(graph, _lengths, ids, pastKey);
    }

    /// <summary>What the query weights must be multiplied by.</summary>
    public float QueryFactor => Scores.QueryFactor(_stack, capOutside: _plain is not null);

    /// <summary>Attends.</summary>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="qkv">Queries (times <see cref="QueryFactor"/>), keys and values side by side, not rotated, [B,T,(heads + 2 K)*D].</param>
    /// <param name="past">Cache before the step, key and value [B,K,L,D].</param>
    public CachedAttention Build(int layer, Value qkv, (Value Key, Value Value) past)
    {
        // The constants are stored once however often they are asked for.
        var rotary = Rotary.Stored(_graph, _positions, _heads.Width, _stack.Rope(layer));
        var softCap = _stack.AttentionSoftCap;
        int? window = _stack.LayerTypes[layer] == LayerType.Sliding && _stack.SlidingWindow < _positions ? _stack.SlidingWindow : null;
        return _plain is { } steps
            ? PlainSelfAttention.Build(_graph, steps, _heads, qkv, past, rotary, softCap, window)
            : FusedSelfAttention.Build(_graph, _lengths, _heads, qkv, past, rotary, softCap, window);
    }
}
