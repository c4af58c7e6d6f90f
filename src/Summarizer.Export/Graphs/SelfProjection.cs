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
            writer.Layer(at + "q_proj", stack, heads.QueryWidth, stack.Hidden, stack.QueryKeyNorms ? 1 : queryFactor),
            writer.Layer(at + "k_proj", stack, heads.KeyValueWidth, stack.Hidden),
            writer.Layer(at + "v_proj", stack, heads.KeyValueWidth, stack.Hidden)));
        if (!stack.QueryKeyNorms)
        {
            return packed;
        }

        var (q, k, v) = packed.Unpacked(writer.Graph, heads);
        return new Projected(
            HeadNorm(writer, stack, q, at + "q_norm", heads.Query, queryFactor), HeadNorm(writer, stack, k, at + "k_norm", heads.KeyValueHeads), v);
    }

    /// <summary>Norm over each head of x [B,T,heads*D].</summary>
    public static Value HeadNorm(ModelWriter writer, StackConfig stack, Value x, string at, int heads, float factor = 1)
    {
        var graph = writer.Graph;
        var split = graph.Reshape(x, 0, 0, heads, stack.HeadWidth);
        return graph.Reshape(writer.Norm(at, stack, stack.HeadWidth, factor).Apply(graph, split), 0, 0, heads * stack.HeadWidth);
    }
}
