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
    /// <param name="projected">Queries (scaled and divided by the soft-cap), keys and values.</param>
    /// <param name="past">Cache before the step, key and value [B,K,L,D].</param>
    /// <param name="rotary">Tables for at least L positions; null for no rotation.</param>
    /// <param name="softCap">Soft-cap of the scores.</param>
    /// <param name="window">Keys that a token sees including itself; null for all.</param>
    public static CachedAttention Build(
        GraphBuilder g, PlainSteps steps, HeadShape heads, Projected projected, (Value Key, Value Value) past, Rotary? rotary, double? softCap, int? window)
    {
        var (queries, keys, values) = Prepare(g, steps, heads, projected, past, rotary);
        var scores = SoftCap.Apply(g, g.MatMulTransposed(queries, g.Unsqueeze(keys, 2)), softCap);
        var seen = g.Softmax(g.Add(scores, steps.Bias(g, window)));
        return new CachedAttention(Join(g, heads, g.MatMul(seen, g.Unsqueeze(values, 2))), keys, values);
    }

    /// <summary>Rotates queries and keys and appends to the cache.</summary>
    /// <returns>Queries [B,K,group,T,D], keys and values [B,K,L,D].</returns>
    public static (Value Queries, Value Keys, Value Values) Prepare(
        GraphBuilder g, PlainSteps steps, HeadShape heads, Projected projected, (Value Key, Value Value) past, Rotary? rotary)
    {
        var (q, k, v) = projected.Unpacked(g, heads);
        q = rotary?.Rotate(g, q, steps.Positions.All, heads.Query) ?? q;
        k = rotary?.Rotate(g, k, steps.Positions.All, heads.KeyValueHeads) ?? k;
        var keys = Append(g, past.Key, k, heads, steps);
        return (g.Transpose(g.Reshape(q, 0, 0, heads.KeyValueHeads, heads.Group, heads.Width), 0, 2, 3, 1, 4), keys, Append(g, past.Value, v, heads, steps));
    }

    /// <summary>Heads [B,K,group,T,D] side by side, [B,T,heads*D].</summary>
    public static Value Join(GraphBuilder g, HeadShape heads, Value attended) =>
        g.Reshape(g.Transpose(attended, 0, 3, 1, 2, 4), 0, 0, heads.QueryWidth);

    // x [B,T,K*D] goes to rows steps.First and following of the cache [B,K,L,D].
    private static Value Append(GraphBuilder g, Value cache, Value x, HeadShape heads, PlainSteps steps)
    {
        var update = g.Transpose(g.Reshape(x, 0, 0, heads.KeyValueHeads, heads.Width), 0, 2, 1, 3);
        return g.Node("TensorScatter", [cache, update, steps.Positions.First], Attr.Int("axis", -2));
    }
}
