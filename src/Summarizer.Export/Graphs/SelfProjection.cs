using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>The input projections of a self-attention, as one matrix product, and the norms of queries and keys in families that have them.</summary>
internal static class SelfProjection
{
    /// <param name="writer">Where to.</param>
    /// <param name="stack">The stack that the layer belongs to.</param>
    /// <param name="x">Normed input, [B,T,hidden].</param>
    /// <param name="at">Prefix of the stored tensors.</param>
    /// <param name="queryFactor">Multiplied into the queries.</param>
    public static Projected Build(ModelWriter writer, StackConfig stack, Value x, string at, float queryFactor)
    {
        var heads = HeadShape.Of(stack);

        // A factor before a norm would be normed away: it then rides on the gain of the norm.
        var packed = Projected.Packed(writer.Linear(
            x,
            writer.Weight(at + "q_proj.weight", heads.QueryWidth, stack.Hidden).Times(stack.QueryKeyNorms ? 1 : queryFactor),
            writer.Weight(at + "k_proj.weight", heads.KeyValueWidth, stack.Hidden),
            writer.Weight(at + "v_proj.weight", heads.KeyValueWidth, stack.Hidden)));
        if (!stack.QueryKeyNorms)
        {
            return packed;
        }

        var (q, k, v) = packed.Unpacked(writer.Graph, heads);
        return new Projected(
            HeadNorm(writer, stack, q, at + "q_norm.weight", heads.Query, queryFactor), HeadNorm(writer, stack, k, at + "k_norm.weight", heads.KeyValueHeads), v);
    }

    /// <summary>RMSNorm over each head of x [B,T,heads*D].</summary>
    public static Value HeadNorm(ModelWriter writer, StackConfig stack, Value x, string tensor, int heads, float factor = 1)
    {
        var graph = writer.Graph;
        var split = graph.Reshape(x, 0, 0, heads, stack.HeadWidth);
        var normed = RmsNorm.Apply(graph, split, writer.Gain(tensor, stack.HeadWidth, factor), (float)stack.RmsEpsilon);
        return graph.Reshape(normed, 0, 0, heads * stack.HeadWidth);
    }
}
