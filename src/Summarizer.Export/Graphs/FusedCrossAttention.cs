using System.Runtime.InteropServices;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>
/// Attention over an 8-bit cross-attention cache by one fused operator. Several tokens in one step need a batch of one row whose input is at least as long
/// as the step.
/// </summary>
internal static class FusedCrossAttention
{
    /// <param name="g">Graph to add to.</param>
    /// <param name="nothing">From <see cref="NoNewKeys"/>.</param>
    /// <param name="lengths">Input tokens of every row.</param>
    /// <param name="heads">Heads; their width is a multiple of <see cref="FusedSelfAttention.WidthMultiple"/>.</param>
    /// <param name="q">Queries, scaled, [B,T,heads*D].</param>
    /// <param name="cache">Keys and values, int8 [B,K,C,D].</param>
    /// <param name="keyScales">[K*D].</param>
    /// <param name="valueScales">[K*D].</param>
    /// <param name="softCap">Soft-cap of the scores.</param>
    /// <returns>The present outputs must be bound to the memory of <paramref name="cache"/>: the operator appends nothing.</returns>
    public static CachedAttention Build(
        GraphBuilder g, Value nothing, RowLengths lengths, HeadShape heads, Value q, (Value Key, Value Value) cache, float[] keyScales, float[] valueScales, double? softCap)
    {
        var outputs = g.Node(
            GraphBuilder.Microsoft + "GroupQueryAttention",
            [true, true, true],
            [
                q, nothing, nothing, cache.Key, cache.Value, lengths.Last, lengths.Longest, Value.None, Value.None, Value.None, Value.None, Value.None,
                Scale(g, heads, keyScales), Scale(g, heads, valueScales),
            ],
            Attr.Int("num_heads", heads.Query),
            Attr.Int("kv_num_heads", heads.KeyValueHeads),
            Attr.Float("scale", 1),
            Attr.Float("softcap", (float)(softCap ?? 0)),
            Attr.Int("causal", 0),
            Attr.String("k_quant_type", "PER_CHANNEL"),
            Attr.String("v_quant_type", "PER_CHANNEL"),
            Attr.Int("kv_cache_bit_width", 8));
        return new CachedAttention(outputs[0], outputs[1], outputs[2]);
    }

    /// <summary>Stands for new keys and values, [B,0,K*D]: the cache is all there is. Computed once for all layers.</summary>
    /// <param name="g">Graph to add to.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="q">Queries of any layer, [B,T,heads*D].</param>
    public static Value NoNewKeys(GraphBuilder g, HeadShape heads, Value q) =>
        g.Node("Slice", [q, g.Integers(0, 0), g.Integers(0, heads.KeyValueWidth), g.Integers(1, 2)]);

    // Float32 whatever the graph computes in.
    private static Value Scale(GraphBuilder g, HeadShape heads, float[] scales) => g.Constant(
        DataType.Float,
        [1, heads.KeyValueHeads, 1, heads.Width],
        MemoryMarshal.AsBytes<float>(scales));
}
