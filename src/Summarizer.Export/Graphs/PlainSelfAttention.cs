using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>
/// Causal self-attention of a decoder in plain operators, for heads that <see cref="FusedSelfAttention"/> refuses. Any number of rows and of tokens per step.
/// </summary>
internal static class PlainSelfAttention
{
    /// <inheritdoc cref="FusedSelfAttention.Build"/>
    /// <param name="g">Graph to add to.</param>
    /// <param name="steps">Positions of the tokens of this step, and which keys they see.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="qkv">Queries (scaled and divided by the soft-cap), keys and values side by side, not rotated, [B,T,(heads + 2 K)*D].</param>
    /// <param name="past">Cache before the step, key and value [B,K,L,D].</param>
    /// <param name="rotary">Tables for at least L positions.</param>
    /// <param name="softCap">Soft-cap of the scores.</param>
    /// <param name="window">Keys that a token sees including itself; null for all.</param>
    public static CachedAttention Build(
        GraphBuilder g, PlainSteps steps, HeadShape heads, Value qkv, (Value Key, Value Value) past, Rotary rotary, double? softCap, int? window)
    {
        var (kv, width) = (heads.KeyValueHeads, heads.Width);
        var parts = g.Split(qkv, 2, heads.QueryWidth + heads.KeyValueWidth, heads.KeyValueWidth);
        var rotated = g.Split(
            rotary.Rotate(g, parts[0], steps.Positions, heads.Query + kv), 2, heads.QueryWidth, heads.KeyValueWidth);
        var queries = g.Transpose(g.Reshape(rotated[0], 0, 0, kv, heads.Group, width), 0, 2, 3, 1, 4);   // [B, K, group, T, D]
        var keys = Append(g, past.Key, rotated[1], heads, steps);
        var values = Append(g, past.Value, parts[1], heads, steps);

        var scores = Scores.SoftCap(g, g.MatMulTransposed(queries, g.Unsqueeze(keys, 2)), softCap);
        var seen = g.Softmax(g.Add(scores, steps.Bias(g, window)));
        var attended = g.Transpose(g.MatMul(seen, g.Unsqueeze(values, 2)), 0, 3, 1, 2, 4);
        return new CachedAttention(g.Reshape(attended, 0, 0, heads.QueryWidth), keys, values);
    }

    // x [B,T,K*D] goes to rows steps.First and following of the cache [B,K,L,D].
    private static Value Append(GraphBuilder g, Value cache, Value x, HeadShape heads, PlainSteps steps)
    {
        var update = g.Transpose(g.Reshape(x, 0, 0, heads.KeyValueHeads, heads.Width), 0, 2, 1, 3);
        return g.Node("TensorScatter", [cache, update, steps.First], Attr.Int("axis", -2));
    }
}
