using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>Bidirectional attention over chunks of queries (see <see cref="EncoderLayout"/>).</summary>
internal static class EncoderAttention
{
    /// <summary>Attends and returns [B,S',heads*D].</summary>
    /// <param name="g">Graph to add to.</param>
    /// <param name="layout">Chunks.</param>
    /// <param name="heads">Query heads, key/value heads and their width.</param>
    /// <param name="q">Rotated and scaled queries, [B,S',heads*D].</param>
    /// <param name="k">Rotated keys, [B,S',keyValueHeads*D].</param>
    /// <param name="v">Values, [B,S',keyValueHeads*D].</param>
    /// <param name="softCap">Scores were divided by it already; null for none.</param>
    /// <param name="window">Which keys a query sees; null for all.</param>
    /// <param name="relative">Added to the scores, [chunks,1,heads,1,size,S']; null for nothing. Not for heads that see a window.</param>
    public static Value Build(
        GraphBuilder g, EncoderLayout layout, HeadShape heads, Value q, Value k, Value v, double? softCap, EncoderWindow? window, Value? relative)
    {
        var (kv, group, width) = (heads.KeyValueHeads, heads.Group, heads.Width);
        var shape = g.Concat(0, g.Integers(0), layout.ChunkShape, g.Integers(kv, group, width));
        var chunks = g.Transpose(g.Reshape(q, shape), 1, 0, 3, 4, 2, 5);                 // [chunks, B, kv, group, size, D]
        var keys = g.Transpose(g.Reshape(k, 0, 0, kv, 1, width), 0, 2, 3, 1, 4);         // [B, kv, 1, S', D]
        var values = g.Transpose(g.Reshape(v, 0, 0, kv, 1, width), 0, 2, 3, 1, 4);

        var body = g.Body("chunk");
        var start = body.Input("start", DataType.Int64);
        var queries = body.Input("queries", g.FloatType, "batch", kv, group, "size", width);
        var bias = layout.KeyBias;
        if (window is { } w)
        {
            (keys, values, bias) = w.Cut(body, layout, start, keys, values);
        }

        var scores = SoftCap.Apply(body, body.MatMulTransposed(queries, keys), softCap);
        Value[] scanned = [layout.Starts, chunks];
        if (relative is { } all)
        {
            scores = body.Add(scores, body.Input("relative", g.FloatType, 1, kv, group, "size", "keys"));
            scanned = [.. scanned, all];
        }

        var seen = body.Softmax(body.Add(scores, bias));
        body.Output(body.MatMul(seen, values), "attended", g.FloatType, "batch", kv, group, "size", width);

        var scan = g.Node("Scan", scanned, Attr.Int("num_scan_inputs", scanned.Length), Attr.Graph("body", body.ToBody()));
        return g.Reshape(g.Transpose(scan, 1, 0, 4, 2, 3, 5), 0, -1, heads.QueryWidth);  // from [chunks, B, kv, group, size, D]
    }
}
