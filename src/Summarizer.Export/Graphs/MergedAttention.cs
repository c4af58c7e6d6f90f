using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>
/// The merged attention of <c>modeling_t5gemma2.py</c>: one softmax over the decoder's own keys (rotated, causal, windowed) and those of the input
/// (not rotated, all seen). No family that merges has a soft-cap.
/// </summary>
internal static class MergedAttention
{
    /// <inheritdoc cref="PlainSelfAttention.Build"/>
    /// <param name="g">Graph to add to.</param>
    /// <param name="steps">Positions of the tokens of this step, and which keys they see.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="projected">Queries (scaled), keys and values.</param>
    /// <param name="past">Cache before the step, key and value [B,K,L,D].</param>
    /// <param name="rotary">Tables for at least L positions.</param>
    /// <param name="window">Own keys that a token sees including itself; null for all.</param>
    /// <param name="cross">Keys and values of the input, [B,K,C,D].</param>
    /// <param name="crossBias">Hides padding of the input, [B,1,1,C].</param>
    public static CachedAttention Build(
        GraphBuilder g,
        PlainSteps steps,
        HeadShape heads,
        Projected projected,
        (Value Key, Value Value) past,
        Rotary? rotary,
        int? window,
        (Value Key, Value Value) cross,
        Value crossBias)
    {
        var (queries, keys, values) = PlainSelfAttention.Prepare(g, steps, heads, projected, past, rotary);
        var own = g.Add(g.MatMulTransposed(queries, g.Unsqueeze(keys, 2)), steps.Bias(g, window));
        var input = g.Add(g.MatMulTransposed(queries, g.Unsqueeze(cross.Key, 2)), g.Unsqueeze(crossBias, 2));

        // Cutting the probabilities in two is cheaper than joining two caches.
        var seen = g.Softmax(g.Concat(-1, own, input));
        var cut = g.Unsqueeze(g.SizeOf(keys, 2), 0);
        var attended = g.Add(
            g.MatMul(g.Slice(seen, g.Integers(0), cut, -1), g.Unsqueeze(values, 2)),
            g.MatMul(g.Slice(seen, cut, g.Integers(long.MaxValue), -1), g.Unsqueeze(cross.Value, 2)));
        return new CachedAttention(PlainSelfAttention.Join(g, heads, attended), keys, values);
    }
}
