using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>Attention of a decoder over the encoder output, whose keys and values the encoder graph has made, in plain operators: any number of rows and tokens per step.</summary>
internal static class PlainCrossAttention
{
    /// <summary>Added to the scores, [B,1,1,C]: zero for an input token, else a large negative number. Computed once for all layers.</summary>
    /// <param name="g">Graph to add to.</param>
    /// <param name="mask">Whose row sums are the numbers of input tokens, int64 [B,any].</param>
    /// <param name="key">Any cross key, [B,K,C,D].</param>
    public static Value Bias(GraphBuilder g, Value mask, Value key)
    {
        var positions = g.Range(g.Integer(0), g.SizeOf(key, 2), g.Integer(1));
        var visible = g.Less(positions, g.Unsqueeze(g.SumOfRows(mask), 1, 2, 3));
        return g.Where(visible, g.Float(0), MaskFill.Constant(g));
    }

    /// <summary>Attends.</summary>
    /// <param name="g">Graph to add to.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="q">Queries, scaled and divided by the soft-cap, [B,T,heads*D].</param>
    /// <param name="key">[B,K,C,D].</param>
    /// <param name="value">[B,K,C,D].</param>
    /// <param name="bias">From <see cref="Bias"/>.</param>
    /// <param name="softCap">Soft-cap of the scores.</param>
    public static Value Build(GraphBuilder g, HeadShape heads, Value q, Value key, Value value, Value bias, double? softCap)
    {
        var (kv, group, width) = (heads.KeyValueHeads, heads.Group, heads.Width);

        // The queries of a group become rows of one product, so that every key is read once: [B, K, group*T, D].
        var queries = g.Reshape(g.Transpose(g.Reshape(q, 0, 0, kv, group, width), 0, 2, 3, 1, 4), 0, kv, -1, width);
        var scores = SoftCap.Apply(g, g.MatMulTransposed(queries, key), softCap);
        var attended = g.MatMul(g.Softmax(g.Add(scores, bias)), value);
        return g.Reshape(g.Transpose(g.Reshape(attended, 0, kv, group, -1, width), 0, 3, 1, 2, 4), 0, 0, heads.QueryWidth);
    }
}
