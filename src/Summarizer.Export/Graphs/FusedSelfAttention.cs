using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>
/// Causal self-attention of a decoder by one fused operator, which rotates, appends to the cache in place and attends.
/// Several tokens in one step need a batch of one row, unless the cache is empty.
/// </summary>
internal static class FusedSelfAttention
{
    /// <summary>The operator rotates only heads of a multiple of this width.</summary>
    public const int WidthMultiple = 16;

    /// <param name="g">Graph to add to.</param>
    /// <param name="lengths">Where the rows stand.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="projected">Queries (scaled), keys and values; packed is faster.</param>
    /// <param name="past">Cache before the step, key and value [B,K,L,D].</param>
    /// <param name="rotary">Tables for at least L positions; null for no rotation.</param>
    /// <param name="bias">Added to the scores, [B,heads,T,keys]; null for nothing.</param>
    /// <param name="softCap">Soft-cap of the scores.</param>
    /// <param name="window">Keys that a token sees including itself; null for all.</param>
    public static CachedAttention Build(
        GraphBuilder g,
        RowLengths lengths,
        HeadShape heads,
        Projected projected,
        (Value Key, Value Value) past,
        Rotary? rotary,
        Value? bias,
        double? softCap,
        int? window)
    {
        var outputs = g.Node(
            GraphBuilder.Microsoft + "GroupQueryAttention",
            [true, true, true],
            [
                projected.Query, projected.Key, projected.Value, past.Key, past.Value, lengths.Last, lengths.Longest,
                rotary?.Cosines ?? Value.None, rotary?.Sines ?? Value.None, Value.None, bias ?? Value.None,
            ],
            Attr.Int("num_heads", heads.Query),
            Attr.Int("kv_num_heads", heads.KeyValueHeads),
            Attr.Float("scale", 1),
            Attr.Float("softcap", (float)(softCap ?? 0)),
            Attr.Int("local_window_size", window ?? -1),
            Attr.Int("do_rotary", rotary is null ? 0 : 1));
        return new CachedAttention(outputs[0], outputs[1], outputs[2]);
    }
}
